import ACIModel
import ACIWorkbook
import SpreadsheetML
import TestSupport
import Testing

/// What people do to tabs and rows: docs/quirks.md, "Workbook" and "Sheets".
@Suite("Onglets et lignes bousculés")
struct OngletQuirkTests {
    private static let classeur = "xl/workbook.xml"
    private static let mission1 = "Mission 1 – Accès aux soins"
    private static let mission2 = "Mission 2 – Parcours"

    private func bilan() throws -> Bilan {
        let bareme = try Cadres.embarques.bareme(exercice: 2025)
        let signature = Jour(iso: "2022-01-03")
        var bilan = Bilan(
            bareme: bareme, identite: Identite(nom: "CPTS d’essai", population: 50_000, signature: signature))
        for mission in bareme.cadre.missions { bilan.debuts[mission.code] = signature }
        for (rang, indicateur) in bareme.cadre.indicateurs.enumerated() {
            bilan.reponses[indicateur.code] = Reponse(
                atteint: Atteinte.allCases[rang % 3], preuve: "Registre, \(indicateur.code)",
                datePreuve: Jour(iso: "2025-06-15"))
        }
        bilan.reponses["1.A.1"]?.valeur = .entier(4121)
        return bilan
    }

    private func package() throws -> PatchedPackage {
        try PatchedPackage(ClasseurModele(bilan(), aujourdhui: ClasseurVierge.jour).octets())
    }

    private func lire(_ package: PatchedPackage) throws -> BilanLu {
        try LecteurClasseur(.embarques).lire(package.zipped())
    }

    private func verifier(_ package: PatchedPackage, _ quoi: String) throws {
        RelectureBilan.verifier(try package.zipped(), dit: try bilan(), quoi)
    }

    private func retirerLesNoms(_ package: inout PatchedPackage) throws {
        try package.change(Self.classeur) { $0.replacing(/<definedNames>.*<\/definedNames>/, with: "") }
    }

    private func ajouter(_ nom: String, _ feuille: String, enTete: Bool = false, a package: inout PatchedPackage) throws
    {
        let onglet = #"<sheet name="\#(nom)" sheetId="99" r:id="rId99"/>"#
        let (balise, ajoutee) = enTete ? ("<sheets>", "<sheets>" + onglet) : ("</sheets>", onglet + "</sheets>")
        try package.replace(balise, with: ajoutee, in: Self.classeur)
        let type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
        try package.replace(
            "</Relationships>",
            with: #"<Relationship Id="rId99" Type="\#(type)" Target="worksheets/sheet99.xml"/></Relationships>"#,
            in: "xl/_rels/workbook.xml.rels")
        package.add("xl/worksheets/sheet99.xml", feuille)
    }

    @Test("La ligne d’un indicateur, supprimée, se dit une fois, avec son onglet")
    func ligneSupprimee() throws {
        var package = try package()
        let adresse = try #require(try WrittenWorkbook(package.zipped()).cell(named: "i_1A2_valeur")).address
        let ligne = adresse.drop { $0.isLetter }
        try package.change(Self.classeur) { $0.replacing(/<definedName name="i_1A2_[^<]*<\/definedName>/, with: "") }
        let rangee = try Regex("<row r=\"\(ligne)\".*?</row>")
        try package.change("xl/worksheets/sheet3.xml") { $0.replacing(rangee, with: "") }
        let diagnostics = try lire(package).diagnostics.filter { $0.indicateur == "1.A.2" }
        #expect(diagnostics.filter { $0.code == .champIntrouvable }.count == 1)
        #expect(diagnostics.first?.gravite == .erreur)
        #expect(diagnostics.contains { $0.message.contains(Self.mission1) })
    }

    // Users; macOS takes accents apart, and blanks become no-break ones on the way through other programs.
    @Test("sheet-rename")
    func renomme() throws {
        var suivi = try package()
        try suivi.change(Self.classeur) {
            $0.replacing(Self.mission2, with: "Coordination").replacing("Synthèse", with: "Bilan")
        }
        try verifier(suivi, "the names follow")
        #expect(try lire(suivi).lieux["i_21_valeur"]?.feuille == "Coordination")

        let decompose = "name=\"Synthe\u{300}se\""
        let insecables = "name=\"Mission\u{A0}2\u{A0}–\u{A0}Parcours\""
        var autrementEcrit = try package()
        try autrementEcrit.replace(#"name="Synthèse""#, with: decompose, in: Self.classeur)
        try autrementEcrit.replace("name=\"\(Self.mission2)\"", with: insecables, in: Self.classeur)
        try verifier(autrementEcrit, "the names keep the old spelling")
        try retirerLesNoms(&autrementEcrit)
        try verifier(autrementEcrit, "spelled otherwise, without names")

        var sansNoms = try package()
        try sansNoms.replace("name=\"\(Self.mission2)\"", with: "name=\"Coordination\"", in: Self.classeur)
        try retirerLesNoms(&sansNoms)
        try verifier(sansNoms, "without names")
    }

    // Users; Numbers adds a sheet of its own when it exports.
    @Test("sheet-extra", arguments: [true, false])
    func enPlus(enTete: Bool) throws {
        var package = try package()
        let attendus = try lire(package).diagnostics.map(\.ligne)
        let cellule = #"<row r="1"><c r="A1" t="inlineStr"><is><t>1.A.1</t></is></c><c r="B1"><v>7</v></c></row>"#
        let espace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        let feuille = #"<worksheet xmlns="\#(espace)"><sheetData>\#(cellule)</sheetData></worksheet>"#
        try ajouter("Export Summary", feuille, enTete: enTete, a: &package)
        try verifier(package, "a tab more")
        let lus = try lire(package).diagnostics
        #expect(lus.filter { $0.code != .ongletEnPlus }.map(\.ligne) == attendus)
        #expect(lus.filter { $0.code == .ongletEnPlus }.map(\.trouve) == ["Export Summary"])
    }

    // Users.
    @Test("sheet-missing")
    func absent() throws {
        var package = try package()
        try package.change(Self.classeur) {
            $0.replacing(/<sheet name="Mission 2 – Parcours"[^>]*>/, with: "")
                .replacing(/'Mission 2 – Parcours'![^<]*/, with: "#REF!")
        }
        let lu = try lire(package)
        let absences = lu.diagnostics.filter { $0.code == .ongletAbsent }
        #expect(absences.map(\.attendu) == [Self.mission2])
        #expect(!lu.diagnostics.contains { $0.code == .champIntrouvable })
        let lues = Saisies(lu.bilan).parNom
        for (nom, saisie) in Saisies(try bilan()).parNom {
            // An objective that is not typed is the model's.
            guard !nom.hasSuffix("_objectif") else { continue }
            #expect(lues[nom] == (nom.hasPrefix("i_2") ? nil : saisie), "\(nom)")
        }
    }

    // Users: Excel gives the copy names of its own.
    @Test("sheet-copy", arguments: ["<definedNames>", "</definedNames>"])
    func copie(place: String) throws {
        var package = try package()
        let feuille = try #require(package["xl/worksheets/sheet3.xml"])
        let copie = feuille.replacing("<v>4121</v>", with: "<v>99</v>")
        #expect(copie != feuille)
        try ajouter("Mission 1 (2)", copie, a: &package)
        try package.change(Self.classeur) { xml in
            let noms = xml.matches(of: /<definedName name="(\w+)">'Mission 1 – Accès aux soins'!([^<]+)</).map {
                "<definedName name=\"\($0.output.1)\" localSheetId=\"8\">'Mission 1 (2)'!\($0.output.2)</definedName>"
            }.joined()
            return xml.replacing(place, with: place == "<definedNames>" ? place + noms : noms + place)
        }
        try verifier(package, "a copy")
        let copies = try lire(package).diagnostics.filter { $0.code == .ongletDuplique }
        #expect(copies.map(\.trouve) == ["Mission 1 (2)"])
        #expect(copies.map(\.attendu) == [Self.mission1])
    }

    // Users.
    @Test("rows-inserted")
    func lignesInserees() throws {
        var package = try package()
        try package.change("xl/worksheets/sheet4.xml") { xml in
            xml.replacing(/<row r="(\d+)"/) { "<row r=\"\(Self.ligne(Int($0.output.1) ?? 0))\"" }
                .replacing(/(<c r="|<mergeCell ref="|:)([A-Z]+\d+)(?=[":])/) {
                    "\($0.output.1)\(Self.place($0.output.2)?.description ?? "")"
                }
        }
        try package.change(Self.classeur) { xml in
            xml.replacing(/('Mission 2 – Parcours'!)\$([A-Z]+)\$(\d+)/) {
                "\($0.output.1)\(Self.place($0.output.2 + $0.output.3)?.absolute ?? "")"
            }
        }
        try verifier(package, "with names")
        let place = try #require(Self.place("E6")?.description)
        #expect(try lire(package).lieux["i_22_valeur"] == Adresse(feuille: Self.mission2, cellule: place))
        try retirerLesNoms(&package)
        try verifier(package, "by code and heading")
    }

    /// Two rows more before the second indicator.
    private static func ligne(_ ligne: Int) -> Int { ligne < 7 ? ligne : ligne + 2 }

    /// The same, and a column more behind the code.
    private static func place(_ adresse: Substring) -> CellReference? {
        CellReference(adresse).flatMap {
            CellReference(row: ligne($0.row), column: $0.column < 2 ? $0.column : $0.column + 1)
        }
    }
}
