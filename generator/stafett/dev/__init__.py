"""See the site while writing it: a server on this machine that shows every saved file at once."""
