// ACICommandLine
