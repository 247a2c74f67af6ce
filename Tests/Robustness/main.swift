import Glibc

// A program for the tests to run and to measure; it may crash or hang without taking them along.
//
//   robustness read FILE                                      what import makes of the file, and what it takes
//   robustness back FILE                                      the same, given back and read again
//   robustness output FILE                                    what giving it back takes
//   robustness mutants SEED FIRST COUNT SECONDS EACH FILE…    mutants of the files, EACH in so many seconds
//   robustness mutant SEED INDEX FILE…                        one of them, to standard output
//
// Among the files, the word `small` means the small workbooks of the mutation engine.
exit(run(Array(CommandLine.arguments.dropFirst())))
