import ACICommandLine

Program.main()
