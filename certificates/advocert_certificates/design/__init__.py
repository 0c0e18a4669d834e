"""The page on which a trainer tries how a certificate looks."""
