import ACIModel
import ACIWorkbook
import Foundation
import Randomness
import SpreadsheetML
import TestSupport
import Testing

/// Programs write their parts in the encodings that XML allows; what comes back is in UTF-8.
@Suite("Le classeur rendu, dans d’autres encodages")
struct EncodagesRendusTests {
    private static let synthese = "xl/worksheets/sheet2.xml"
    /// Within the period of the examples.
    private static var jour: Jour { get throws { try Modeles.jour("2025-12-31") } }

    private func lire(_ octets: [UInt8]) throws -> BilanLu { try LecteurClasseur(.embarques).lire(octets) }

    private func exemple() throws -> [UInt8] {
        try Array(Data(contentsOf: Checkout.samples.appending(path: "1-petite-incomplete.xlsx")))
    }

    enum Encodage: CaseIterable {
        case latin1, latin1Espace, utf16, utf16Inverse, utf16SansMarque, utf8AvecMarque

        func octets(_ xml: String) -> [UInt8] {
            let corps = xml[(xml.firstRange(of: "?>")?.upperBound ?? xml.startIndex)...]
            func declare(_ nom: String, egale: String = "=") -> String {
                "<?xml version='1.0' encoding\(egale)'\(nom)' standalone=\"yes\"?>" + corps
            }
            func unites(_ texte: String, _ inverse: Bool = false) -> [UInt8] {
                texte.utf16.flatMap { unite in
                    let deux = [UInt8(truncatingIfNeeded: unite), UInt8(unite >> 8)]
                    return inverse ? deux.reversed() : deux
                }
            }
            switch self {
            // Ce que l’encodage n’a pas s’écrit par son numéro.
            case .latin1, .latin1Espace:
                return declare("ISO-8859-1", egale: self == .latin1 ? "=" : "\n= ").unicodeScalars.flatMap { signe in
                    UInt8(exactly: signe.value).map { [$0] } ?? Array("&#\(signe.value);".utf8)
                }
            case .utf16: return [0xFF, 0xFE] + unites(declare("UTF-16"))
            case .utf16Inverse: return [0xFE, 0xFF] + unites(declare("UTF-16"), true)
            case .utf16SansMarque: return unites(declare("UTF-16"))
            case .utf8AvecMarque: return [0xEF, 0xBB, 0xBF] + Array(declare("UTF-8").utf8)
            }
        }
    }

    /// L’exemple, sa Synthèse dans un autre encodage et avec des textes dans ses cellules.
    private func exemple(_ octets: (String) -> [UInt8]) throws -> [UInt8] {
        var paquet = try PatchedPackage(exemple())
        let texte = "<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Été 🫀 à Évreux</t></is></c></row>"
        try paquet.change(Self.synthese) { xml in
            guard let debut = xml.firstRange(of: "<sheetData><row r=\"1\""),
                let fin = xml[debut.upperBound...].firstRange(of: "</row>")
            else { return nil }
            return String(xml[..<debut.lowerBound] + texte + xml[fin.upperBound...])
        }
        try paquet.set(Self.synthese, to: octets(try #require(paquet[Self.synthese])))
        return try paquet.zipped()
    }

    @Test(
        "Une Synthèse dans un autre encodage revient en UTF-8, avec les mêmes valeurs",
        arguments: sample(Encodage.allCases))
    func encodages(_ encodage: Encodage) throws {
        let avant = try exemple(encodage.octets)
        let lu = try lire(avant)
        let apres = try ClasseurRapproche.octets(avant, lu, aujourdhui: try Self.jour)
        // LibreOffice, qui a enregistré l’exemple, y laisse des formats à redire.
        let deja = try PackageAudit.findings(in: exemple(), from: .anyProducer)
        #expect(PackageAudit.findings(in: apres, from: .anyProducer).map(\.description) == deja.map(\.description))
        let relu = try lire(apres)
        #expect(relu.bilan.identite == lu.bilan.identite)
        #expect(relu.bilan.reponses == lu.bilan.reponses)
        #expect(relu.financement == lu.financement)
        let (cellules, rendues) = (
            try WrittenWorkbook(exemple { Array($0.utf8) })["Synthèse"], try WrittenWorkbook(apres)["Synthèse"]
        )
        #expect(rendues?.cells["A1"]?.value == .text("Été 🫀 à Évreux"))
        for (adresse, cellule) in try #require(cellules).cells where cellule.formula == nil {
            #expect(rendues?.cells[adresse]?.value == cellule.value, "\(adresse)")
        }
        let encore = try ClasseurRapproche.octets(apres, relu, aujourdhui: try Self.jour)
        #expect(try PatchedPackage(encore)[Self.synthese] == PatchedPackage(apres)[Self.synthese])
    }

    @Test("Une Synthèse dans un encodage que l’on ne sait pas récrire se lit, mais ne se rend pas")
    func encodageInconnu() throws {
        let avant = try exemple { xml in
            xml.replacing("UTF-8", with: "windows-1252").unicodeScalars
                .flatMap { $0.isASCII ? [UInt8(ascii: $0)] : Array("&#\($0.value);".utf8) }
        }
        let lu = try lire(avant)
        let refus = #expect(throws: ClasseurIllisible.self) {
            try ClasseurRapproche.octets(avant, lu, aujourdhui: try Self.jour)
        }
        #expect(
            refus?.message
                == "L’onglet Synthèse est enregistré d’une façon où les résultats ne peuvent pas être écrits. "
                + "Ouvrez-le dans votre tableur et enregistrez-le au format Classeur Excel (.xlsx).")
    }
}
