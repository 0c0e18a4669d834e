"""The programme that ships with Advocert, as package data; read it through importlib.resources."""
