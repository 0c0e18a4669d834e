"""What the pages and the REST answers share: who is asking, response headers, words and faces."""
