"""The pack `grammar`: LanguageTool on a server, or Harper, for those who ask for it. See docs/grammar.md.

Nothing here is loaded in a run that does not select the pack.
"""
