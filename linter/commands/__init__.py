"""The subcommands: a module each, with `parser()` and `run(options)`; imported when it is called for."""
