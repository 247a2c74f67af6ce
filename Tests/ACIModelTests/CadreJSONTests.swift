import ACIModel
import Templates
import Testing

@Suite struct CadreJSONTests {
    let avenant: String

    init() throws {
        let octets = try #require(FichiersCadres.tous.last)
        avenant = String(decoding: octets, as: UTF8.self)
    }

    private func lire(_ texte: String) throws -> Cadre { try Cadre(json: Array(texte.utf8)) }

    private func erreur(_ remplace: String, _ par: String) -> ErreurJSON? {
        #expect(avenant.contains(remplace), "le fichier a changé : \(remplace)")
        do {
            _ = try Cadre(json: Array(avenant.replacing(remplace, with: par, maxReplacements: 1).utf8))
            return nil
        } catch { return error }
    }

    @Test func unNouvelAvenantNeDemandeQuUnFichier() throws {
        let nouveau = try lire(
            avenant.replacing("\"avenant-2\"", with: "\"avenant-9\"")
                .replacing(
                    "\"publies\": [2022, 2026], \"acceptes\": [2022, 2035]",
                    with: "\"publies\": [2036, 2040], \"acceptes\": [2036, 2040]"
                )
                .replacing("\"parDefaut\": [2022, 2035]", with: "\"parDefaut\": [2036, 2040]")
                .replacing("\"code\": \"parcours\"", with: "\"code\": \"parcours-renforces\""))
        let cadres = try Cadres(Cadres.embarques.liste + [nouveau])
        let bareme = try cadres.bareme(exercice: 2037)
        #expect(bareme.cadre.id == "avenant-9")
        #expect(BilanType.complet(bareme, taille: 3).financement?.total.montant == Montant(euros: 397_500))
        #expect(nouveau.missions[1].code == CodeMission("parcours-renforces"))
    }

    @Test func uneCleInconnueEstRefusee() {
        #expect(
            erreur("\"titreCourt\"", "\"surnom\": \"x\", \"titreCourt\"")?.description
                == "la clé «\u{A0}surnom\u{A0}» est inconnue")
        #expect(
            erreur("\"demarrage\": 6", "\"demarage\": 6")?.description
                == "onglets[0].missions[0].delais\u{A0}: la clé «\u{A0}demarrage\u{A0}» manque")
    }

    @Test func laMarqueDOrdreDesOctetsNeDitRien() throws {
        let marque: [UInt8] = [0xEF, 0xBB, 0xBF]
        #expect(try Cadre(json: marque + avenant.utf8).id == lire(avenant).id)
        #expect(throws: ErreurJSON.self) { try Cadre(json: marque + marque + avenant.utf8) }
    }

    @Test func unMontantParTaille() {
        #expect(
            erreur("[50000, 60000, 75000, 90000]", "[50000, 60000, 75000]")?.description
                == "fonctionnement\u{A0}: un montant par taille est attendu\u{A0}: 4")
        #expect(
            erreur("[50000, 60000, 75000, 90000]", "[50000, 60000, 75000, 90000.5]")?.description
                == "fonctionnement.montants[3]\u{A0}: attendu\u{A0}: un nombre entier\u{A0}; trouvé\u{A0}: un nombre")
    }

    @Test(arguments: [
        (
            "\"numero\": 2, \"aPartirDe\": 40000", "\"numero\": 2, \"aPartirDe\": 90000",
            "tailles : les tailles se suivent à partir de 1 et de 0 habitant"
        ),
        (
            "\"acceptes\": [2022, 2035]", "\"acceptes\": [2023, 2035]",
            "exercices : les années publiées et par défaut font partie des années acceptées"
        ),
        (
            "\"publies\": [2022, 2026]", "\"publies\": [2021, 2026]",
            "exercices : les années publiées et par défaut font partie des années acceptées"
        ),
        (
            "\"parDefaut\": [2022, 2035]", "\"parDefaut\": [2022, 2036]",
            "exercices : les années publiées et par défaut font partie des années acceptées"
        ),
        (
            "\"numero\": 1, \"aPartirDe\": 0", "\"numero\": 1, \"aPartirDe\": 1",
            "tailles : les tailles se suivent à partir de 1 et de 0 habitant"
        ),
        (
            "\"jour\": 15", "\"jour\": 0",
            "calendrier : il a une action par mois, de 1 à 12, dont l’échéance tombe du 1 au 20"
        ),
        (
            "\"points\": 75", "\"points\": -1",
            "avance : les points vont de 0 à 100"
        ),
        (
            "\"code\": \"1.A.2\"", "\"code\": \"1.A.1\"",
            "onglets.missions : « i_1A1_valeur » figure deux fois"
        ),
        (
            "\"code\": \"1.A.2\"", "\"code\": \"1 A 2\"",
            "1 A 2 : un code d’indicateur est de la forme 1.A.1"
        ),
        (
            "\"nom\": \"parcours\"", "\"nom\": \"acces\"",
            "onglets.missions.nom : « acces » figure deux fois"
        ),
        (
            "\"parIndicateur\": \"2.1\"", "\"parIndicateur\": \"9.9\"",
            "2.4 : le seuil se réfère à un indicateur inconnu, ou qui n’est pas un nombre"
        ),
        (
            "\"sourceTailles\": \"taille\"", "\"sourceTailles\": \"taile\"",
            "sourceTailles : la source « taile » n’est pas déclarée"
        ),
        (
            "\"points\": 75", "\"points\": 750",
            "avance : les points vont de 0 à 100"
        ),
        (
            "\"jour\": 15", "\"jour\": 28",
            "calendrier : il a une action par mois, de 1 à 12, dont l’échéance tombe du 1 au 20"
        ),
        (
            "\"type\": \"plan\"", "\"type\": \"crise\"",
            "onglets[3].missions[0].fixe : une part fixe est de type forfait ou plan"
        ),
        (
            "\"confiance\": \"off\"", "\"confiance\": \"sûr\"",
            "sources[1].confiance : attendu : l’un de off, sec ou inf ; trouvé : un texte"
        ),
        (
            "\"signatureAuPlusTard\": \"2022-09-30\"", "\"signatureAuPlusTard\": \"30/09/2022\"",
            "horsTotal[0].signatureAuPlusTard : attendu : une date de la forme AAAA-MM-JJ ; trouvé : un texte"
        ),
        (
            "\"titre\": \"Mission 2 – Parcours\"", "\"titre\": \"Mission 2 – Parcours\", \"inactif\": \"non\"",
            "Mission 2 – Parcours : un onglet a des missions, ou bien dit pourquoi il est inactif"
        ),
        (
            "\"sens\": \"superieur-ou-egal\"", "\"sens\": \"oui\"",
            "1.A.1 : le sens n’est pas celui du seuil, ou ne va pas avec le type de la valeur"
        ),
        (
            "\"comparaison\": \"oui\"", "\"comparaison\": \"superieur\", \"valeur\": 1",
            "1.B.1 : le sens n’est pas celui du seuil, ou ne va pas avec le type de la valeur"
        ),
        (
            "\"entreeEnVigueur\": \"2022-09-03\"", "\"entreeEnVigueur\": \"3 septembre\"",
            "onglets[3].missions[0].entreeEnVigueur : attendu : une date de la forme AAAA-MM-JJ ; trouvé : un texte"
        ),
        (
            "\"verifieLe\": \"2026-11-29\"", "\"verifieLe\": \"hier\"",
            "sources[0].verifieLe : attendu : une date de la forme AAAA-MM-JJ ; trouvé : un texte"
        ),
        (
            "\"taille\": 4", "\"taille\": 5",
            "majoration.taille : la taille 5 n’existe pas"
        ),
    ])
    func leFichierEstVerifie(remplace: String, par: String, attendu: String) throws {
        #expect(try sansInsecables(#require(erreur(remplace, par)).description) == attendu)
    }

    /// Un seuil se multiplie par la valeur d’un autre indicateur, qui est donc un nombre.
    @Test(arguments: [
        ("1.A.1", true), ("1.A.2", true), ("1.A.3", false), ("1.B.1", false), ("1.C.1", false), ("1.C.2", false),
        ("3.3", false), ("9.9", false),
    ])
    func leSeuilSeRefereAUnNombre(code: String, estAccepte: Bool) {
        #expect((erreur("\"parIndicateur\": \"2.1\"", "\"parIndicateur\": \"\(code)\"") == nil) == estAccepte)
    }

    /// Un cadre qui ne se dessine pas est refusé à la lecture, avec ce qui ne va pas.
    @Test(arguments: [
        ("\"code\": \"1.A.2\"", "\"code\": \"1.A1\"", "«\u{A0}i_1A1_valeur\u{A0}» figure deux fois"),
        ("\"code\": \"1.A.2\"", "\"code\": \"1.P.3\"", "«\u{A0}i_1P3_valeur\u{A0}» figure deux fois"),
        (
            "\"nom\": \"acces\"", "\"nom\": \"acces soins\"",
            "le nom «\u{A0}acces soins\u{A0}» n’est pas fait de lettres minuscules seules"
        ),
        ("\"numero\": 2,\n", "\"numero\": 1,\n", "«\u{A0}1\u{A0}» figure deux fois"),
        ("\"numero\": 1,\n", "\"numero\": 0,\n", "le numéro commence à 1"),
        ("\"lignesPropres\": 3", "\"lignesPropres\": 13", "les lignes propres vont de 0 à 12"),
        ("\"titre\": \"Mission 2 – Parcours\"", "\"titre\": \"synthese\"", "«\u{A0}synthese\u{A0}» figure deux fois"),
        ("\"titre\": \"Mission 2 – Parcours\"", "\"titre\": \"Mission 2/3\"", "le titre d’un onglet a 31 caractères"),
        (
            "\"titre\": \"Mission 2 – Parcours\"", "\"titre\": \"Mission 2 – Parcours de soins et de santé\"",
            "le titre d’un onglet a 31 caractères"
        ),
        ("\"mois\": 1, ", "\"mois\": 2, ", "il a une action par mois"),
        (
            "\"onglet\": \"Mission 4 – Crises\", \"responsable\"", "\"onglet\": \"Mission 7\", \"responsable\"",
            "l’onglet «\u{A0}Mission 7\u{A0}» n’existe pas"
        ),
        (
            "\"complements\": []", "\"complements\": [\(complement("population"))]",
            "«\u{A0}population\u{A0}» figure deux fois"
        ),
        (
            "\"complements\": []", "\"complements\": [\(complement("x")), \(complement("x"))]",
            "«\u{A0}x\u{A0}» figure deux fois"
        ),
        (
            "\"complements\": []", "\"complements\": [\(complement("SNP"))]",
            "le nom «\u{A0}SNP\u{A0}» n’est pas de la forme snp_compensation"
        ),
    ])
    func unCadreQuiNeSeDessinePasEstRefuse(remplace: String, par: String, attendu: String) throws {
        let refus = try #require(erreur(remplace, par))
        #expect(refus.message.contains(attendu), "\(refus.description)")
        #expect(!refus.chemin.isEmpty)
    }

    private static func complement(_ nom: String) -> String {
        #"{ "nom": "\#(nom)", "question": "Q", "libelle": "L", "montants": [1, 2, 3, 4], "source": "bareme" }"#
    }

    @Test func sansIndicateurSansCalendrierOuSousDeuxCrisesUnCadreEstRefuse() throws {
        func refus(_ debut: String, _ fin: String, _ par: String) -> String? {
            guard let premier = avenant.firstRange(of: debut),
                let dernier = avenant[premier.upperBound...].firstRange(of: fin)
            else {
                return nil
            }
            var texte = avenant
            texte.replaceSubrange(premier.lowerBound..<dernier.upperBound, with: par)
            do {
                _ = try lire(texte)
                return nil
            } catch { return "\(error)" }
        }
        #expect(
            refus("\"indicateurs\": [", "\n          ],", "\"indicateurs\": [],")?.contains("au moins un indicateur")
                == true)
        #expect(refus("\"calendrier\": [", "\n  ],", "\"calendrier\": [],")?.contains("une action par mois") == true)
        #expect(
            refus("\"type\": \"indicateurs\"", ",", "\"type\": \"crise\",")?.contains(
                "une seule mission dépend de la situation de l’année") == true)
    }

    @Test(arguments: [
        ("", "ligne 1\u{A0}: le fichier s’arrête trop tôt"),
        ("{", "ligne 1\u{A0}: une clé entre guillemets est attendue"),
        ("{\"a\": 1,}", "ligne 1\u{A0}: une clé entre guillemets est attendue"),
        ("{\"a\": 1\n \"b\": 2}", "ligne 2\u{A0}: virgule ou accolade fermante attendue"),
        ("{\"a\" 1}", "ligne 1\u{A0}: deux-points attendus après la clé «\u{A0}a\u{A0}»"),
        ("{\"a\": 1, \"a\": 2}", "ligne 1\u{A0}: la clé «\u{A0}a\u{A0}» figure deux fois"),
        ("{\"a\": [1 2]}", "ligne 1\u{A0}: virgule ou crochet fermant attendu"),
        ("{\"a\": 01}", "ligne 1\u{A0}: nombre mal écrit"),
        ("{\"a\": 1.}", "ligne 1\u{A0}: nombre mal écrit"),
        ("{\"a\": 1e}", "ligne 1\u{A0}: nombre mal écrit"),
        ("{\"a\": oui}", "ligne 1\u{A0}: caractère inattendu"),
        ("{\"a\": truc}", "ligne 1\u{A0}: mot inconnu"),
        ("{\"a\": \"\\q\"}", "ligne 1\u{A0}: échappement inconnu"),
        ("{\"a\": \"\\uD800\"}", "ligne 1\u{A0}: demi-caractère isolé"),
        ("{\"a\": \"\\u12\"}", "ligne 1\u{A0}: quatre chiffres hexadécimaux attendus"),
        ("{\"a\": -}", "ligne 1\u{A0}: caractère inattendu"), ("{\"a\": -01}", "ligne 1\u{A0}: nombre mal écrit"),
        ("{\"a\": 1E+}", "ligne 1\u{A0}: nombre mal écrit"), ("{\"a\": \"\\", "ligne 1\u{A0}: échappement inconnu"),
        ("{\"a\": \"\\uDC00\"}", "ligne 1\u{A0}: demi-caractère isolé"),
        ("{\"a\": \"\\uDFFF\"}", "ligne 1\u{A0}: demi-caractère isolé"),
        ("{\"a\": \"\\uDBFF\\n\"}", "ligne 1\u{A0}: demi-caractère isolé"),
        ("{\"a\": \"\\uD83D\\u0041\"}", "ligne 1\u{A0}: demi-caractère isolé"),
        ("{\"a\": \"\\uD83D\\uD83D\"}", "ligne 1\u{A0}: demi-caractère isolé"),
        ("{\"a\": \"\\uD83D\\u00\"}", "ligne 1\u{A0}: quatre chiffres hexadécimaux attendus"),
        ("{\"a\": \"\\u+041\"}", "ligne 1\u{A0}: quatre chiffres hexadécimaux attendus"),
        ("{\"a\": \"\\u-041\"}", "ligne 1\u{A0}: quatre chiffres hexadécimaux attendus"),
        ("{\"a\": \"x", "ligne 1\u{A0}: guillemet fermant absent"),
        ("{\"a\": \"x\ny\"}", "ligne 1\u{A0}: caractère de commande dans un texte"),
        ("{} {}", "ligne 1\u{A0}: texte en trop après la fin"),
        ("[]", "attendu\u{A0}: un objet\u{A0}; trouvé\u{A0}: une liste"),
        (String(repeating: "[", count: 100), "ligne 1\u{A0}: trop de niveaux emboîtés"),
    ])
    func unJSONFautifDitOu(texte: String, attendu: String) {
        #expect(throws: ErreurJSON.self) { try lire(texte) }
        do { _ = try lire(texte) } catch let erreur as ErreurJSON { #expect(erreur.description == attendu) } catch {}
    }

    private func refus(_ texte: String) -> String? {
        do throws(ErreurJSON) {
            _ = try Cadre(json: Array(texte.utf8))
            return nil
        } catch { return error.description }
    }

    private static let pasUnObjet = "attendu\u{A0}: un objet\u{A0}; trouvé\u{A0}: une liste"

    @Test func ceQuUnJSONPeutAvoirAuPlus() {
        func niveaux(_ nombre: Int) -> String {
            String(repeating: "[", count: nombre) + String(repeating: "]", count: nombre)
        }
        #expect(refus(niveaux(32)) == Self.pasUnObjet)
        #expect(refus(niveaux(33)) == "ligne 1\u{A0}: trop de niveaux emboîtés")
        func octets(_ nombre: Int) -> String { "[" + String(repeating: " ", count: nombre - 2) + "]" }
        #expect(refus(octets(4 << 20)) == Self.pasUnObjet)
        #expect(refus(octets(4 << 20 + 1)) == "le fichier dépasse 4\u{A0}Mo")
        for nombre in 1...20 {
            let cles = (1...nombre).map { "\"c\($0)\": 0" }.joined(separator: ",")
            #expect(refus("[{\(cles)}]") == Self.pasUnObjet)
            for cle in 1...nombre {
                #expect(
                    refus("[{\(cles), \"c\(cle)\": 0}]")
                        == "ligne 1\u{A0}: la clé «\u{A0}c\(cle)\u{A0}» figure deux fois")
            }
        }
    }

    @Test(arguments: ["", " ", "\t", "\n", "\r", " \r\n\t "])
    func lesBlancsNeDisentRien(blanc: String) {
        let texte = ["[", "{", "\"a\"", ":", "-1.5e+3", ",", "\"b\"", ":", "[", "]", "}", ",", "true", "]"]
        #expect(refus(blanc + texte.joined(separator: blanc) + blanc) == Self.pasUnObjet)
    }

    @Test(arguments: [
        ("0", nil), ("1000000000", "montant hors de toute mesure"), ("1000000001", "nombre hors de toute mesure"),
        ("1e3", "attendu\u{A0}: un nombre entier\u{A0}; trouvé\u{A0}: un nombre"),
    ])
    func unEntierABornes(ecrit: String, attendu: String?) {
        let erreur = erreur("[50000, 60000, 75000, 90000]", "[\(ecrit), 60000, 75000, 90000]")
        #expect(erreur?.message == attendu)
    }

    @Test(arguments: [
        ("{\"", [0xFF], 1), ("{\n\n\"é", [0xC3, 0x22], 3), ("{\n\"a\": \"", [0xE2, 0x80], 2),
    ])
    func unTexteQuiNEstPasDeLUTF8DitOu(debut: String, suite: [UInt8], ligne: Int) {
        #expect {
            try Cadre(json: debut.utf8 + suite)
        } throws: { erreur in
            (erreur as? ErreurJSON)?.description == "ligne \(ligne)\u{A0}: le texte n’est pas de l’UTF-8"
        }
    }

    @Test(arguments: [
        (#"L\u2019ACI"#, "L’ACI"), (#"\u00c9t\u00E9"#, "Été"), (#"\ud83d\ude42 !"#, "🙂 !"),
        (#"e\u0301 – é"#, "e\u{301} – é"),
        (#"\"a\" \\ \/"#, #""a" \ /"#), (#"\b\f\n\r\t."#, "\u{8}\u{C}\n\r\t."), ("Été 🙂", "Été 🙂"),
    ])
    func unTexteSeLitAvecSesEchappements(ecrit: String, attendu: String) throws {
        let cadre = try lire(
            avenant.replacing("\"titreCourt\": \"", with: "\"titreCourt\": \"\(ecrit)", maxReplacements: 1))
        #expect(Array(cadre.titreCourt.utf8).starts(with: attendu.utf8))
    }
}
