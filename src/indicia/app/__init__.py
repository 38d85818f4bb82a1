"""The doors: command line, later the API and the web. None knows another."""
