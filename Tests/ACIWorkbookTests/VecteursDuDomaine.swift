import ACIModel
import TestSupport

/// The cases of `Tests/Vecteurs`. Their amounts are reckoned by hand from the tables of the agreements.
enum VecteursDuDomaine {
    static func tous() throws -> [Vecteur] {
        try annees() + tailles() + reponses() + crises() + jours() + versements() + aci2019()
    }

    // MARK: Years of one answer

    private static func annees() throws -> [Vecteur] {
        [
            try Annee(population: 100_000).vecteur(
                "annee-ordinaire",
                "Taille 3, plan mis à jour, pas de crise, tout à Oui : le total d’une année ordinaire.",
                annee(total: 397_500_00, avance: 206_250_00, fonctionnement: 75_000_00)
                    + mission("acces-aux-soins", fixe: 90_000_00, variable: 35_000_00)
                    + mission("parcours", fixe: 45_000_00, variable: 45_000_00)
                    + mission("prevention", fixe: 17_500_00, variable: 17_500_00)
                    + mission("crises", fixe: 22_500_00, variable: 0, enveloppeVariable: 67_500_00, deLAnnee: 22_500_00)
                    + mission("qualite", fixe: 15_000_00, variable: 15_000_00)
                    + mission("accompagnement", fixe: 10_000_00, variable: 10_000_00)),
            try Annee(population: 100_000, reponse: "Non").vecteur(
                "tout-non",
                "Taille 3, plan mis à jour, pas de crise, tout à Non : le fonctionnement et les parts fixes.",
                annee(total: 275_000_00, avance: 206_250_00)
                    + mission("acces-aux-soins", fixe: 90_000_00, variable: 0, enveloppeVariable: 35_000_00)
                    + mission("parcours", fixe: 45_000_00, variable: 0, enveloppeVariable: 45_000_00)
                    + mission("prevention", fixe: 17_500_00, variable: 0, enveloppeVariable: 17_500_00)
                    + mission("qualite", fixe: 15_000_00, variable: 0, enveloppeVariable: 15_000_00)
                    + mission("accompagnement", fixe: 10_000_00, variable: 0, enveloppeVariable: 10_000_00)),
            try Annee(population: 100_000, reponse: "Partiel").avec(["taux_partiel": .number(0.4)]).vecteur(
                "tout-partiel", "Taille 3, tout à Partiel, à 40 % : 275 000 € + 40 % de 122 500 €.",
                annee(total: 324_000_00, plancher: 275_000_00, plafond: 397_500_00, avance: 206_250_00)
                    + mission("acces-aux-soins", fixe: 90_000_00, variable: 14_000_00, plancher: 0, plafond: 35_000_00)
                    + mission("parcours", fixe: 45_000_00, variable: 18_000_00, plancher: 0, plafond: 45_000_00)
                    + mission("prevention", fixe: 17_500_00, variable: 7_000_00, plancher: 0, plafond: 17_500_00)
                    + mission("qualite", fixe: 15_000_00, variable: 6_000_00, plancher: 0, plafond: 15_000_00)
                    + mission("accompagnement", fixe: 10_000_00, variable: 4_000_00, plancher: 0, plafond: 10_000_00)),
            try Annee(population: 100_000).avec(["debut_qualite": .empty, "debut_accompagnement": .empty]).vecteur(
                "socles-seuls", "Taille 3, les quatre missions socles seules, tout à Oui.",
                annee(total: 347_500_00, avance: 187_500_00)),
            try Annee(2027, population: 50_000).vecteur(
                "bareme-reconduit",
                "Taille 2 en 2027, tout à Oui : aucun barème n’est publié, celui de l’avenant 2 est reconduit.",
                annee(total: 312_500_00)),
        ]
    }

    private static func tailles() throws -> [Vecteur] {
        let bornes = [
            (39_999, 237_500_00), (40_000, 312_500_00), (79_999, 312_500_00), (80_000, 397_500_00),
            (174_999, 397_500_00), (175_000, 480_000_00),
        ]
        return try bornes.map { population, total in
            try Annee(population: population).vecteur(
                "population-\(population)", "\(population) habitants, tout à Oui : la population fait la taille.",
                [("total", total)], texte: texteDesTailles)
        } + [
            try Annee(population: 100_000).avec(["taille_contractuelle": .number(4)]).vecteur(
                "taille-du-contrat", "100 000 habitants, mais taille 4 au contrat : elle l’emporte.",
                [("total", 480_000_00)], texte: texteDesTailles)
        ]
    }

    // MARK: Variable parts

    private static func reponses() throws -> [Vecteur] {
        [
            try Annee(population: 100_000).avec([
                "debut_parcours": .date("2025-07-01"), "taux_partiel": .number(0.5), "i_21_poids": .number(40),
                "i_22_poids": .number(30), "i_23_poids": .number(20), "i_24_poids": .number(10),
                "i_22_atteint": .text("Partiel"), "i_23_atteint": .text("Non"), "i_24_atteint": .empty,
            ]).vecteur(
                "poids-et-reponses",
                "Parcours, taille 3, depuis le 1er juillet : 45 000 € × 184 / 365 et 45 000 € × (40 + 30 × 50 %) / 100.",
                mission(
                    "parcours", enveloppeFixe: 45_000_00, fixe: 22_684_93, variable: 24_750_00, plancher: 18_000_00,
                    plafond: 36_000_00, enveloppeVariable: 45_000_00)),
            try Annee(population: 100_000).avec([
                "i_22_atteint": .text("Partiel"), "i_22_partiel": .number(0.25), "i_22_poids": .number(2),
                "i_23_atteint": .text("Non"), "i_24_nature": .text("Suivi"),
                "i_2P1_libelle": .text("Parcours BPCO"), "i_2P1_poids": .number(4), "i_2P1_atteint": .text("Oui"),
            ]).vecteur(
                "indicateur-propre",
                "Parcours, taille 3, une ligne propre de poids 4, un Partiel à 25 %, un suivi : 45 000 € × (1 + 2 × 25 % + 4) / 8.",
                mission(
                    "parcours", fixe: 45_000_00, variable: 30_937_50, plancher: 28_125_00, plafond: 39_375_00,
                    enveloppeVariable: 45_000_00)),
            try Annee(population: 100_000).avec(
                ["taux_partiel": .number(0.333333)].merging(partout("2", ["1", "2", "3", "4"], "Partiel")) { $1 }
            ).vecteur(
                "demi-centime",
                "Parcours, taille 3, tout à Partiel à 33,3333 % : 14 999,985 €, arrondi une fois, vers le haut.",
                mission("parcours", fixe: 45_000_00, variable: 14_999_99, plancher: 0, plafond: 45_000_00)),
            try Annee(population: 30_000).avec(partout("3", ["2", "3"], "Non")).vecteur(
                "tiers", "Prévention, taille 1, un Oui sur trois : 10 000 € / 3.",
                mission("prevention", fixe: 10_000_00, variable: 3_333_33, enveloppeVariable: 10_000_00)),
        ]
    }

    private static func partout(_ mission: String, _ rangs: [String], _ reponse: String) -> [String: TypedValue] {
        Dictionary(uniqueKeysWithValues: rangs.map { ("i_\(mission)\($0)_atteint", .text(reponse)) })
    }

    // MARK: Crises and majoration

    private static let crise: [String: TypedValue] = [
        "crise_declaree": .text("Oui"), "crise_mobilisee": .text("Oui"), "crise_autorite": .text("Préfet"),
        "crise_date": .date("2025-05-04"),
    ]

    private static func crises() throws -> [Vecteur] {
        let grande = try Annee(population: 200_000, plan: "Première rédaction").avec(crise)
        return [
            try Annee(population: 30_000, plan: "Première rédaction").avec(crise).vecteur(
                "premier-plan-et-crise", "Taille 1, premier plan, une crise, tout à Oui : le total imprimé.",
                annee(total: 287_500_00, avance: 133_125_00)
                    + mission("crises", fixe: 25_000_00, variable: 37_500_00)),
            try Annee(population: 50_000, plan: "Première rédaction").vecteur(
                "premier-plan-sans-crise", "Taille 2, premier plan, pas de crise, tout à Oui.",
                annee(total: 330_000_00, avance: 174_375_00)),
            try Annee(population: 30_000).avec(crise).avec(["crise_mobilisee": .text("Non")]).vecteur(
                "crise-sans-mobilisation",
                "Taille 1, une crise déclarée, la CPTS non mobilisée : 37 500 € non atteints.",
                annee(total: 237_500_00)
                    + mission("crises", fixe: 12_500_00, variable: 0, enveloppeVariable: 37_500_00)),
            try Annee(population: 50_000, plan: nil).vecteur(
                "plan-sans-reponse", "Taille 2, état du plan sans réponse : la mise à jour, 17 500 €, est à portée.",
                annee(total: 295_000_00, plafond: 312_500_00, avance: 148_125_00) + [
                    ("missions.crises.fixe", 0), ("missions.crises.enveloppeAnnee", 17_500_00),
                    ("missions.crises.aPortee", 17_500_00), ("missions.crises.nonAtteint", 0),
                ]),
            grande.avec(["membres": .number(99)]).vecteur(
                "membres-99", "Taille 4, premier plan, une crise, tout à Oui, 99 membres : pas de majoration.",
                annee(total: 580_000_00, avance: 266_250_00) + [("majoration", 0)]),
            grande.avec(["membres": .number(100)]).vecteur(
                "membres-100", "Le même à 100 membres : 10 % des 490 000 € des missions.",
                annee(total: 629_000_00, avance: 266_250_00) + [("majoration", 49_000_00)]),
            try Annee(population: 200_000, reponse: "Partiel")
                .avec(["membres": .number(120), "taux_partiel": .number(0.5)]).vecteur(
                    "majoration-en-fourchette",
                    "Taille 4, 120 membres, tout à Partiel : plancher et plafond ont chacun leur majoration.",
                    annee(total: 436_500_00, plancher: 354_000_00, plafond: 519_000_00) + [("majoration", 31_500_00)]),
        ]
    }

    // MARK: Days

    private static func jours() throws -> [Vecteur] {
        let fixes = ["acces-aux-soins": 44_630_14, "parcours": 22_315_07, "prevention": 8_678_08, "crises": 11_157_53]
        return [
            try Annee(population: 100_000, debuts: "2023-03-01").avec([
                "signature": .date("2023-03-01"), "periode_debut": .date("2024-03-01"),
                "periode_fin": .date("2025-02-28"),
            ]).vecteur(
                "annee-du-contrat",
                "Taille 3, du 1er mars 2024 au 28 février 2025, une année du contrat : rien n’est réduit.",
                annee(total: 397_500_00)),
            try Annee(population: 100_000).avec([
                "signature": .date("2024-02-29"), "periode_debut": .date("2025-02-28"),
                "periode_fin": .date("2026-02-27"), "debut_parcours": .date("2025-08-01"),
            ]).vecteur(
                "signature-du-29-fevrier",
                "Taille 3, deuxième année d’un contrat du 29 février ; parcours : 45 000 € × 211 / 365.",
                annee(total: 378_513_70) + [("missions.parcours.fixe", 26_013_70)]),
            try Annee(2024, population: 100_000).avec(["debut_accompagnement": .date("2024-09-01")]).vecteur(
                "annee-bissextile", "Taille 3, accompagnement depuis le 1er septembre 2024 : 10 000 € × 122 / 366.",
                annee(total: 390_833_33) + [("missions.accompagnement.fixe", 3_333_33)]),
            try Annee(population: 100_000).avec([
                "signature": .date("2020-07-01"), "contrat_fin": .date("2025-06-30"),
            ]).vecteur(
                "contrat-qui-finit",
                "Taille 3, contrat fini le 30 juin : les parts fixes × 181 / 365, le reste entier.",
                annee(total: 296_678_08, fonctionnement: 75_000_00)
                    + fixes.sorted { $0.key < $1.key }.map { ("missions.\($0.key).fixe", $0.value) }),
            try Annee(population: 100_000).avec(["signature": .date("2026-01-01")]).vecteur(
                "signature-apres-la-periode", "Taille 3, contrat signé après la période : rien, nulle part.",
                annee(total: 0, avance: 0, fonctionnement: 0)),
        ]
    }

    // MARK: Payments

    private static func versements() throws -> [Vecteur] {
        [
            try Annee(population: 100_000, plan: "Première rédaction", debuts: "2025-10-01")
                .avec(["signature": .date("2025-10-01")]).vecteur(
                    "premiere-annee",
                    "Taille 3, signé et démarré le 1er octobre : parts fixes × 92 / 365 ; avance de 75 000 € + 75 % de 56 082,20 €.",
                    annee(total: 253_582_20, avance: 117_061_65, fonctionnement: 75_000_00)
                        + mission(
                            "crises", enveloppeFixe: 45_000_00, fixe: 11_342_47, variable: 0,
                            enveloppeVariable: 67_500_00, deLAnnee: 11_342_47)),
            try Annee(population: 50_000).avec(["deja_verse": .number(174_375)]).vecteur(
                "deja-verse", "Taille 2, tout à Oui, 174 375 € déjà versés.",
                annee(total: 312_500_00, avance: 161_250_00, reste: 138_125_00)),
            try Annee(population: 100_000).avec(["deja_verse": .number(400_000)]).vecteur(
                "trop-percu", "Taille 3, tout à Oui, 400 000 € déjà versés : 2 500 € de trop.",
                annee(total: 397_500_00, avance: 206_250_00, reste: -2_500_00)),
            try Annee(2022, population: 30_000, debuts: nil).avec(["signature": .date("2022-09-30")]).vecteur(
                "fonctionnement-additionnel",
                "Taille 1, signé le 30 septembre 2022, aucune mission démarrée : 37 500 € à côté du total.",
                annee(total: 50_000_00, avance: 50_000_00, fonctionnement: 50_000_00)
                    + [("horsTotal.fonctionnement-additionnel", 37_500_00)]),
        ]
    }

    // MARK: The scheme of 2019

    private static func aci2019() throws -> [Vecteur] {
        let (oui, non): (TypedValue, TypedValue) = (.text("Oui"), .text("Non"))
        let deuxLignes = ["snp_compensation": oui, "snp_supplement": oui]
        let annee2021 = try Annee(2021, cadre: "aci-2019", population: 50_000, plan: nil, debuts: "2020-01-01")
            .avec(["signature": .date("2019-09-01")])
        func snp(_ compensation: Int, _ supplement: Int, _ enveloppes: (Int, Int)) -> [(String, Int)] {
            let fixe = "missions.acces-aux-soins.fixe"
            return [
                ("\(fixe).snp_compensation.enveloppe", enveloppes.0), ("\(fixe).snp_compensation", compensation),
                ("\(fixe).snp_supplement.enveloppe", enveloppes.1), ("\(fixe).snp_supplement", supplement),
            ]
        }
        let partiel = try Annee(
            2021, cadre: "aci-2019", population: 50_000, reponse: "Partiel", plan: nil, debuts: "2020-01-01"
        )
        .avec([
            "signature": .date("2019-09-01"), "taux_partiel": .number(0.5), "snp_compensation": non,
            "snp_supplement": non,
        ])
        return [
            annee2021.avec(deuxLignes).vecteur(
                "aci-2019-deux-lignes-snp",
                "ACI de 2019, taille 2, les deux lignes SNP, tout à Oui : le total imprimé.",
                annee(total: 287_000_00, avance: 151_500_00, fonctionnement: 60_000_00)
                    + snp(12_000_00, 45_000_00, (12_000_00, 45_000_00))
                    + mission("acces-aux-soins", fixe: 74_500_00, variable: 17_500_00)
                    + mission("parcours", fixe: 35_000_00, variable: 35_000_00)
                    + mission("prevention", fixe: 15_000_00, variable: 15_000_00)
                    + mission("qualite", fixe: 10_000_00, variable: 10_000_00)
                    + mission("accompagnement", fixe: 7_500_00, variable: 7_500_00)),
            annee2021.avec(["snp_compensation": non, "snp_supplement": non]).vecteur(
                "aci-2019-sans-snp", "Le même sans les deux lignes SNP : 57 000 € de moins.",
                annee(total: 230_000_00)),
            try Annee(2019, cadre: "aci-2019", population: 30_000, plan: nil, debuts: nil)
                .avec(["signature": .date("2019-09-01"), "debut_acces": .date("2019-10-01")]).avec(deuxLignes).vecteur(
                    "aci-2019-premiere-annee",
                    "ACI de 2019, taille 1, accès aux soins depuis le 1er octobre : chaque ligne × 92 / 365, arrondie à part ; rien n’est répondu.",
                    annee(total: 65_123_29, plafond: 80_123_29, avance: 61_342_47)
                        + snp(2_520_55, 8_821_92, (10_000_00, 35_000_00))
                        + [("missions.acces-aux-soins.fixe", 15_123_29)]),
            partiel.vecteur(
                "aci-2019-tout-partiel", "ACI de 2019, taille 2, tout à Partiel, à 50 %.",
                annee(total: 187_500_00, plancher: 145_000_00, plafond: 230_000_00)
                    + [
                        ("acces-aux-soins", 8_750_00), ("parcours", 17_500_00), ("prevention", 7_500_00),
                        ("qualite", 5_000_00), ("accompagnement", 3_750_00),
                    ].map { ("missions.\($0.0).aPortee", $0.1) }),
            partiel.avec(toutNon(partiel)).vecteur(
                "aci-2019-tout-non", "ACI de 2019, taille 2, tout à Non.",
                annee(total: 145_000_00)
                    + [
                        ("acces-aux-soins", 17_500_00), ("parcours", 35_000_00), ("prevention", 15_000_00),
                        ("qualite", 10_000_00), ("accompagnement", 7_500_00),
                    ].map { ("missions.\($0.0).nonAtteint", $0.1) }),
        ]
    }

    private static func toutNon(_ annee: Annee) -> [String: TypedValue] {
        annee.donne.filter { $0.key.hasSuffix("_atteint") }.mapValues { _ in .text("Non") }
    }
}
