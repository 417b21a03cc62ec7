"""Where everything is kept: repositories of domain values inside one transaction."""
