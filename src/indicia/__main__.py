"""`python -m indicia` is the `indicia` command."""

from indicia.app.cli import main

if __name__ == "__main__":
    main()
