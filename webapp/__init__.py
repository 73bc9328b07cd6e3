"""The web application; its parts meet in `create_app`."""
