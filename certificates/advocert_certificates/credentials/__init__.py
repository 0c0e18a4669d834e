"""Keys, signatures, PDF and the offline check: what turns a document into a credential one can hold."""
