import Testing

@testable import SpreadsheetML

/// What a shared formula of A1 reads as in B3, one row of the table for each thing that a formula names.
@Suite("What moves in a shared formula")
struct SharedFormulaMoveTests {
    @Test(
        "References move, unless they are fixed, and nothing else does",
        arguments: [
            ("A1+$A1+A$1+$A$1", "B3+$A3+B$1+$A$1"), ("SUM(A1:B2)", "SUM(B3:C4)"), ("SUM(B:$D)", "SUM(C:$D)"),
            ("SUM($2:9)", "SUM($2:11)"), (#""A1 ""A1"""&A1"#, #""A1 ""A1"""&B3"#),
            ("'L''onglet A1'!A1", "'L''onglet A1'!B3"), ("Été2!A1", "Été2!B3"), ("[1]Feuil2!A1", "[1]Feuil2!B3"),
            ("Janvier:Mars!A1", "Janvier:Mars!B3"), ("A1:INDEX(A1:A9,2)", "B3:INDEX(B3:B11,2)"),
            ("Tableau1[[#This Row],[A1]]*A1", "Tableau1[[#This Row],[A1]]*B3"), ("T[A']1]+A1", "T[A']1]+B3"),
            ("A1:Tableau1[A1]", "B3:Tableau1[A1]"), ("LOG10(A1)", "LOG10(B3)"), ("taux_A1+A1:taux", "taux_A1+B3:taux"),
            ("B:7", "B:7"), ("A1:B", "B3:B"), ("1.5E3+A1", "1.5E3+B3"), ("IF(#N/A,#REF!,A1)", "IF(#N/A,#REF!,B3)"),
            ("XFD1+A1048574", "#REF!+B1048576"), ("A1048575", "#REF!"), ("T[open", "T[open"),
            ("\"open A1", "\"open A1"), ("TOTAL12:TOTAL13+A1", "TOTAL12:TOTAL13+B3"), ("TOTAL2026+A1", "TOTAL2026+B3"),
            ("C:C+3:3", "D:D+5:5"), ("SUM(3:$3)", "SUM(5:$3)"), ("B+1+A1", "B+1+B3"), ("ÀA1+A1", "ÀA1+B3"),
            ("z1+Z1+a9", "AA3+AA3+B11"), ("_A1+.A1+\\A1+?A1+A1", "_A1+.A1+\\A1+?A1+B3"), ("A1_+A1.+A1?", "A1_+A1.+A1?"),
            ("A1B2+A$1B+A1", "A1B2+A$1B+B3"), ("A$:B$", "A$:B$"), ("B1048577:C1048577", "B1048577:C1048577"),
            ("XFE3:XFE4", "XFE3:XFE4"), ("T[A'", "T[A'"), ("T[[A],[B]]+A1", "T[[A],[B]]+B3"), ("A$1:$B2", "B$1:$B4"),
            ("$A:$B+$1:$2", "$A:$B+$1:$2"), ("A1:B2 B2:C3", "B3:C4 C4:D5"), ("{1,2}+A1%-A1", "{1,2}+B3%-B3"),
            ("'A1'!B:C+Jan:Mar!B:C", "'A1'!C:D+Jan:Mar!C:D"), ("A1#+#NAME?+A1", "B3#+#NAME?+B3"),
        ])
    func moves(formula: String, moved: String) {
        #expect(SharedFormula(row: 1, column: 1, text: Array(formula.utf8)).text(atRow: 3, column: 2) == moved)
    }

    @Test("Upwards and to the left, too", arguments: [("B3+$B$3", "A1+$B$3"), ("A3", "#REF!"), ("B2", "#REF!")])
    func back(formula: String, moved: String) {
        #expect(SharedFormula(row: 3, column: 2, text: Array(formula.utf8)).text(atRow: 1, column: 1) == moved)
    }
}
