"""Messages about support given to a school or trust."""
