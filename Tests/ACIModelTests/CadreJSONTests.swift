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
        ("{\"a\": \"\\uD83D\\uE000\"}", "ligne 1\u{A0}: demi-caractère isolé"),
        ("{\"a\": [1,]}", "ligne 1\u{A0}: caractère inattendu"), ("{\"a\": tru", "ligne 1\u{A0}: mot inconnu"),
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
        (#"\ud800\udc00"#, "\u{10000}"), (#"\udbff\udfff"#, "\u{10FFFF}"), (#"\ud7ff\ue000"#, "\u{D7FF}\u{E000}"),
        (#"e\u0301 – é"#, "e\u{301} – é"),
        (#"\"a\" \\ \/"#, #""a" \ /"#), (#"\b\f\n\r\t."#, "\u{8}\u{C}\n\r\t."), ("Été 🙂", "Été 🙂"),
    ])
    func unTexteSeLitAvecSesEchappements(ecrit: String, attendu: String) throws {
        let cadre = try lire(
            avenant.replacing("\"titreCourt\": \"", with: "\"titreCourt\": \"\(ecrit)", maxReplacements: 1))
        #expect(Array(cadre.titreCourt.utf8).starts(with: attendu.utf8))
    }

    /// Chaque borne d’un cadre, et le premier nombre qui la passe.
    @Test(arguments: [
        ("\"points\": 75", "\"points\": 0", true), ("\"points\": 75", "\"points\": 100", true),
        ("\"points\": 75", "\"points\": 101", false), ("\"points\": 10,", "\"points\": 100,", true),
        ("\"points\": 10,", "\"points\": 101,", false), ("\"points\": 10,", "\"points\": -1,", false),
        ("PremiereAnnee\": 100", "PremiereAnnee\": 0", true), ("PremiereAnnee\": 100", "PremiereAnnee\": 101", false),
        ("PremiereAnnee\": 100", "PremiereAnnee\": -1", false), ("\"jour\": 15", "\"jour\": 1", true),
        ("\"jour\": 15", "\"jour\": 20", true), ("\"jour\": 15", "\"jour\": 21", false),
        ("\"mois\": 12,", "\"mois\": 13,", false), ("\"aPartirDe\": 80000", "\"aPartirDe\": 40000", false),
        ("\"aPartirDe\": 80000", "\"aPartirDe\": 40001", true), ("\"numero\": 4, \"aP", "\"numero\": 5, \"aP", false),
        ("\"publies\": [2022, 2026]", "\"publies\": [2022, 2035]", true),
        ("\"publies\": [2022, 2026]", "\"publies\": [2022, 2036]", false),
        ("\"publies\": [2022, 2026]", "\"publies\": [2022, 2022]", true),
        ("\"publies\": [2022, 2026]", "\"publies\": [2026, 2022]", false),
        ("\"publies\": [2022, 2026]", "\"publies\": [2022]", false),
        ("\"publies\": [2022, 2026]", "\"publies\": [2022, 2023, 2024]", false),
        ("\"parDefaut\": [2022, 2035]", "\"parDefaut\": [2021, 2035]", false),
        ("\"lignesPropres\": 3", "\"lignesPropres\": 12", true), ("\"lignesPropres\": 3", "\"lignesPropres\": 0", true),
        ("\"lignesPropres\": 3", "\"lignesPropres\": -1", false), ("\"numero\": 2,\n", "\"numero\": 7,\n", true),
        ("[50000, 60000,", "[10000000, 60000,", true), ("[50000, 60000,", "[10000001, 60000,", false),
        ("[50000, 60000,", "[-1, 60000,", false),
        ("\"complements\": []", "\"complements\": [\(complement("a_b"))]", true),
        ("\"complements\": []", "\"complements\": [\(complement("a__b"))]", false),
        ("\"complements\": []", "\"complements\": [\(complement("_a"))]", false),
        ("\"complements\": []", "\"complements\": [\(complement("a1"))]", false),
        ("\"seuilTexte\": \"≥\u{A0}1\",", "\"seuilTexte\": \"≥\u{A0}1\", \"sens\": \"superieur-ou-egal\",", true),
        ("\"seuilTexte\": \"≥\u{A0}1\",", "\"seuilTexte\": \"≥\u{A0}1\", \"sens\": \"superieur\",", false),
        ("\"sources\": [", "\"sources\": [\(source("autre")),", true),
        ("\"sources\": [", "\"sources\": [\(source("bareme")),", false),
    ])
    func lesBornesDUnCadre(remplace: String, par: String, estAccepte: Bool) {
        #expect((erreur(remplace, par) == nil) == estAccepte)
    }

    private static func source(_ id: String) -> String {
        #"{ "id": "\#(id)", "titre": "T", "reference": "R", "confiance": "off" }"#
    }

    /// Ce qui entre dans des noms définis, des onglets ou des chemins a sa forme.
    @Test(
        arguments: [
            ("\"code\": \"parcours\"", ["parcours2", "2", "a-b-c"], ["Parcours", "a_b", "a-", "-a", "a--b", "é"]),
            ("\"nom\": \"parcours\"", ["x", "abc"], ["Parcours", "a1", "a-b", "é"]),
            ("\"code\": \"1.A.2\"", ["9", "Z.9", "1.AB.12"], ["1.a.2", "1..2", "1-A-2", ".1", "1.", "1.É"]),
            (
                "\"titre\": \"Mission 3 – Prévention\"",
                ["Prévention", String(repeating: "x", count: 31), String(repeating: "🫀", count: 15), "Pré'vention"],
                [
                    String(repeating: "x", count: 32), String(repeating: "🫀", count: 16), "'Prévention", "Prévention'",
                    "a[", "a]", "a:b", "a*", "a?", "a/b", "a\\\\b", "SYNTHESE", "Mode d’emploi",
                    "Calendrier de collecte",
                    "Mission 2 - parcours",
                ]
            ),
        ] as [(String, [String], [String])])
    func lesFormesDUnCadre(champ: String, acceptes: [String], refuses: [String]) throws {
        let cle = try #require(champ.split(separator: ":").first)
        let ancien = try #require(champ.split(separator: "\"").last)
        func refuse(_ valeur: String) -> Bool {
            // Le calendrier nomme les onglets.
            let texte = avenant.replacing(champ, with: "\(cle): \"\(valeur)\"")
                .replacing("\"onglet\": \"\(ancien)\"", with: "\"onglet\": \"\(valeur)\"")
            return refus(texte) != nil
        }
        for valeur in acceptes { #expect(!refuse(valeur), "\(valeur)") }
        for valeur in refuses { #expect(refuse(valeur), "\(valeur)") }
    }

    /// Un nombre se compare, une date vieillit, un oui se répond ; un texte ne se compare pas.
    @Test(
        arguments: [
            ("entier", Seuil.Comparaison?.some(.superieurOuEgal)), ("decimal", .superieurOuEgal),
            ("taux", .superieurOuEgal),
            ("entier-ou-texte", .superieurOuEgal), ("oui-non", .oui), ("date", .moisAuPlus), ("texte", nil),
        ] as [(String, Seuil.Comparaison?)])
    func leSensVaAvecLeType(type: String, sensParDefaut: Seuil.Comparaison?) throws {
        let autre = avenant.replacing(
            "\"typeValeur\": \"entier\"", with: "\"typeValeur\": \"\(type)\"", maxReplacements: 1)
        let sens = "\"sens\": \"superieur-ou-egal\","
        for comparaison in Seuil.Comparaison.allCases {
            let texte = autre.replacing(
                sens, with: "\"sens\": \"\(comparaison.rawValue)\",", maxReplacements: 1)
            let estUnNombre = ![.oui, .moisAuPlus].contains(comparaison)
            let estAdmis = sensParDefaut == .superieurOuEgal ? estUnNombre : comparaison == sensParDefaut
            #expect((refus(texte) == nil) == estAdmis, "\(comparaison)")
        }
        let sansSens = try lire(autre.replacing(sens, with: "", maxReplacements: 1))
        let indicateur = try #require(sansSens.indicateur("1.A.1"))
        #expect(indicateur.typeValeur.rawValue == type && indicateur.sens == sensParDefaut)
    }

    @Test func unePartDUnAutreTypeEstRefusee() {
        #expect(
            erreur("\"type\": \"indicateurs\"", "\"type\": \"forfait\"").map { sansInsecables($0.description) }
                == "onglets[0].missions[0].variable : une part variable est de type indicateurs ou crise")
        #expect(
            erreur("\"type\": \"forfait\"", "\"type\": \"indicateurs\"").map { sansInsecables($0.description) }
                == "onglets[0].missions[0].fixe : une part fixe est de type forfait ou plan")
    }
}
