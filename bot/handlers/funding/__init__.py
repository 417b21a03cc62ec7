"""What is typed and pressed about money that pays for support."""
