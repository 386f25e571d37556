"""Opens workbooks in a child process: cells by column, and the error cells that the reader shows as empty.

Nothing here is called by the product itself: `jiju.engines.workbooks` starts `child` as a program, with limits.
"""
