"""Changes to code on libcst: what a repair or an injection asks for, carried out. Imported only
when code is rewritten."""
