import ACIModel
import ACIWorkbook
import Foundation
import TestSupport
import Testing

@testable import ACIReports

@Suite("The JSON of import")
struct RapportJSONTests {
    private static func document(_ classeur: ClasseurLu) throws -> JSONValue {
        let report = RapportJSON(classeur: classeur, missionsConnues: try Cadres.embarques.missions.map(\.code))
        #expect(try JSONSchema.ofImport().complaints(Data(report.document.encoded(.line))) == [])
        return report.document
    }

    /// The keys in their order, of the first element where there is a list.
    private static func keys(_ value: JSONValue, _ path: String = "") -> [String] {
        switch value {
        case .object(let members):
            members.flatMap { member in ["\(path)\(member.key)"] + keys(member.value, "\(path)\(member.key).") }
        case .array(let elements): elements.first.map { keys($0, path) } ?? []
        default: []
        }
    }

    @Test("every key of the interface, in its order")
    func keys() throws {
        var bilan = try Modeles.ordinaire(exercice: 2022)
        bilan.identite.signature = try Modeles.jour("2022-03-01")
        bilan.reponses["2.1"]?.atteint = .partiel
        let ligne = LigneRapprochement(
            rubrique: "total", lieu: Adresse(feuille: "Synthèse", cellule: "D41"), classeur: Montant(euros: 1),
            calcule: Montant(euros: 3))
        let classeur = Modeles.lu(bilan, rapprochement: [ligne])
        let expected = """
            schema fichier modele exercice cadre producteur provisoire vierge
            periode periode.debut periode.fin
            cpts cpts.nom cpts.population cpts.taille cpts.membres cpts.signature cpts.cpam cpts.ars cpts.coordinateur
            cpts.region cpts.departement cpts.populationSource
            contrat contrat.signature contrat.fin contrat.annee contrat.annee.debut contrat.annee.fin
            missions missions.acces-aux-soins missions.parcours missions.prevention missions.crises missions.qualite
            missions.accompagnement
            indicateurs indicateurs.code indicateurs.feuille indicateurs.cellule indicateurs.nature indicateurs.poids
            indicateurs.valeur indicateurs.valeur.type indicateurs.valeur.valeur indicateurs.atteint
            indicateurs.preuve indicateurs.datePreuve indicateurs.commentaire indicateurs.libelle indicateurs.propre
            indicateurs.sens indicateurs.objectif indicateurs.partiel indicateurs.precedent indicateurs.enJeu
            indicateurs.nonAtteint
            crise crise.plan crise.declaree crise.mobilisee crise.autorite crise.date
            financement financement.fonctionnement financement.missions financement.missions.code
            financement.missions.fixe financement.missions.fixe.enveloppe financement.missions.fixe.jours
            financement.missions.fixe.joursReference financement.missions.fixe.montant
            financement.missions.fixe.plafond
            financement.missions.variable financement.missions.variable.enveloppe
            financement.missions.variable.montant financement.missions.variable.plancher
            financement.missions.variable.plafond financement.missions.total financement.missions.enveloppeAnnee
            financement.missions.aPortee financement.missions.nonAtteint financement.missions.horsAnnee
            financement.missions.nonDemarre
            financement.majoration financement.total financement.plancher financement.plafond
            financement.versements financement.versements.avance financement.versements.solde
            financement.versements.dejaVerse financement.versements.resteARecevoir
            financement.horsTotal financement.horsTotal.libelle financement.horsTotal.montant
            financement.leviers financement.leviers.code financement.leviers.mission financement.leviers.gain
            financement.leviers.action
            financement.explications financement.explications.montant financement.explications.regle
            financement.explications.calcul financement.explications.source financement.explications.entrees
            financement.explications.depend
            financement.sources financement.sources.titre financement.sources.reference
            financement.sources.adresse financement.sources.confiance financement.sources.verifieLe
            rapprochement rapprochement.rubrique rapprochement.feuille rapprochement.cellule rapprochement.classeur
            rapprochement.calcule rapprochement.ecart
            diagnostics diagnostics.gravite diagnostics.code diagnostics.feuille diagnostics.cellule
            diagnostics.indicateur diagnostics.message diagnostics.trouve diagnostics.attendu diagnostics.enjeu
            lecture lecture.programme lecture.modele lecture.octets
            """
        #expect(try Self.keys(Self.document(classeur)) == expected.split { $0 == " " || $0 == "\n" }.map(String.init))
    }

    private static func member(_ value: JSONValue, _ path: String...) -> JSONValue? {
        path.reduce(value) { value, key in
            guard case .object(let members)? = value else { return nil }
            return members.first { $0.key == key }?.value
        }
    }

    private static func line(_ value: JSONValue?) -> String {
        String(decoding: (value ?? .null).encoded(.line).dropLast(), as: UTF8.self)
    }

    @Test("what is absent is null: no size, no funding; a mission of another scheme keeps its key")
    func absent() throws {
        let bilan = Bilan(bareme: try Cadres.embarques.bareme(exercice: 2021))
        let document = try Self.document(Modeles.lu(bilan))
        #expect(Self.line(Self.member(document, "financement")) == "null")
        #expect(Self.line(Self.member(document, "provisoire")) == "true")
        #expect(
            Self.line(Self.member(document, "cpts"))
                == #"{"nom":null,"population":null,"taille":null,"membres":null,"signature":null,"cpam":null,"ars":null,"coordinateur":null,"region":null,"departement":null,"populationSource":null}"#
        )
        #expect(
            Self.line(Self.member(document, "missions"))
                == #"{"acces-aux-soins":null,"parcours":null,"prevention":null,"crises":null,"qualite":null,"accompagnement":null}"#
        )
        #expect(
            Self.line(Self.member(document, "crise"))
                == #"{"plan":null,"declaree":null,"mobilisee":null,"autorite":null,"date":null}"#)
        #expect(Self.line(Self.member(document, "rapprochement")) == "[]")
        #expect(
            Self.line(Self.member(document, "periode")) == #"{"debut":"2021-01-01","fin":"2021-12-31"}"#)
    }

    @Test(
        "values by type",
        arguments: [
            (Valeur.entier(412), #"{"type":"entier","valeur":412}"#),
            (.decimal(18.5), #"{"type":"decimal","valeur":18.5}"#),
            (.decimal(3), #"{"type":"decimal","valeur":3}"#),
            (.taux(0.64), #"{"type":"taux","valeur":0.64}"#),
            (.ouiNon(true), #"{"type":"oui-non","valeur":true}"#),
            (.texte("un « mot »\n\"cité\""), #"{"type":"texte","valeur":"un « mot »\n\"cité\""}"#),
        ])
    func values(value: Valeur, json: String) {
        #expect(Self.line(JSONValue(value)) == json)
    }

    @Test("an indicator says where its value stands, its nature and weight as they count")
    func indicator() throws {
        var bilan = try Modeles.ordinaire()
        bilan.reponses["1.A.1"] = Reponse(
            nature: .sansObjet, poids: Poids(12.5), valeur: .date(try Modeles.jour("2025-11-03")), atteint: .partiel)
        guard case .array(let indicators)? = Self.member(try Self.document(Modeles.lu(bilan)), "indicateurs") else {
            Issue.record("no indicators")
            return
        }
        #expect(indicators.count == 22)
        #expect(
            Self.line(indicators[0])
                == #"{"code":"1.A.1","feuille":"Mission","cellule":"G6","nature":"sans-objet","poids":12.5,"valeur":{"type":"date","valeur":"2025-11-03"},"atteint":"partiel","preuve":null,"datePreuve":null,"commentaire":null,"libelle":"Patients orientés vers un médecin traitant","propre":false,"sens":"≥","objectif":null,"partiel":null,"precedent":null,"enJeu":null,"nonAtteint":null}"#
        )
    }

    @Test("the reconciliation in centimes, the workbook's amount over the engine's")
    func reconciliation() {
        let line = LigneRapprochement(
            rubrique: "total", lieu: Adresse(feuille: "Synthèse", cellule: "D41"),
            classeur: Montant(centimes: 39_750_001),
            calcule: Montant(centimes: 39_750_000))
        #expect(
            Self.line(JSONValue(line))
                == #"{"rubrique":"total","feuille":"Synthèse","cellule":"D41","classeur":39750001,"calcule":39750000,"ecart":1}"#
        )
    }
}
