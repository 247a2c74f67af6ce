extension Cadre {
    /// Lit et vérifie un fichier de cadre (`Templates/cadre.schema.json`).
    ///
    /// Toute clé inconnue est refusée, de même qu’un montant qui manque à une
    /// taille, un code en double ou une source qui n’est pas déclarée.
    public init(json octets: [UInt8]) throws(ErreurJSON) {
        self = try LecteurJSON(AnalyseurJSON.analyser(octets)).objet { objet throws(ErreurJSON) in
            let sources = try objet.liste("sources", Source.init(lecteur:))
            let tailles = try objet.liste("tailles", Taille.init(lecteur:))
            let contexte = ContexteCadre(sources: sources, nombreDeTailles: tailles.count)
            let onglets = try objet.liste("onglets") { element throws(ErreurJSON) in
                try OngletLu(lecteur: element, contexte)
            }
            return Cadre(
                id: try objet.texte("id"),
                titre: try objet.texte("titre"),
                titreCourt: try objet.texte("titreCourt"),
                exercices: try Exercices(lecteur: objet.champ("exercices")),
                annees: try objet.liste("annees", Annee.init(lecteur:)),
                reconduction: try objet.texte("reconduction"),
                sources: sources,
                conventions: try objet.liste("conventions", Convention.init(lecteur:)),
                tailles: tailles,
                sourceTailles: try contexte.source(objet.champ("sourceTailles")),
                fonctionnement: try contexte.ligne(objet.champ("fonctionnement")),
                onglets: onglets.map(\.onglet),
                missions: onglets.flatMap(\.missions),
                majoration: try objet.facultatif("majoration").map { lecteur throws(ErreurJSON) in
                    try Majoration(lecteur: lecteur, contexte)
                },
                horsTotal: try objet.liste("horsTotal") { element throws(ErreurJSON) in
                    try HorsTotal(lecteur: element, contexte)
                },
                avance: try Avance(lecteur: objet.champ("avance"), contexte),
                totaux: try objet.liste("totaux") { element throws(ErreurJSON) in
                    try TotalImprime(lecteur: element, contexte)
                },
                calendrier: try objet.liste("calendrier", Action.init(lecteur:)),
                pieges: try objet.textes("pieges"))
        }
        try verifier()
    }
}

/// Ce que les blocs d’un cadre ont en commun pendant la lecture.
struct ContexteCadre {
    let sources: [Source]
    let nombreDeTailles: Int

    /// Au-delà, ce n’est plus un montant annuel mais une faute de frappe.
    private static let eurosMaximum = 10_000_000

    func source(_ lecteur: LecteurJSON) throws(ErreurJSON) -> Source {
        let id = try lecteur.texte()
        guard let source = sources.first(where: { $0.id == id }) else {
            throw lecteur.erreur("la source \(Fr.guillemets(id)) n’est pas déclarée")
        }
        return source
    }

    func ligne(_ lecteur: LecteurJSON) throws(ErreurJSON) -> LigneBareme {
        try lecteur.objet { objet throws(ErreurJSON) in try ligne(&objet) }
    }

    func ligne(_ objet: inout ObjetJSON) throws(ErreurJSON) -> LigneBareme {
        let montants = try objet.liste("montants") { element throws(ErreurJSON) in
            let euros = try element.entier()
            guard (0...Self.eurosMaximum).contains(euros) else { throw element.erreur("montant hors de toute mesure") }
            return Montant(euros: euros)
        }
        guard montants.count == nombreDeTailles else {
            throw objet.erreur("un montant par taille est attendu : \(nombreDeTailles)")
        }
        return LigneBareme(
            libelle: try objet.texte("libelle"), montants: montants, source: try source(objet.champ("source")))
    }
}

extension Source {
    init(lecteur: LecteurJSON) throws(ErreurJSON) {
        self = try lecteur.objet { objet throws(ErreurJSON) in
            Source(
                id: try objet.texte("id"), titre: try objet.texte("titre"), reference: try objet.texte("reference"),
                adresse: try objet.facultatif("adresse").map { adresse throws(ErreurJSON) in try adresse.texte() },
                confiance: try objet.champ("confiance").mot(),
                verifieLe: try objet.facultatif("verifieLe").map { jour throws(ErreurJSON) in try jour.jour() })
        }
    }
}

extension Convention {
    init(lecteur: LecteurJSON) throws(ErreurJSON) {
        self = try lecteur.objet { objet throws(ErreurJSON) in
            Convention(
                regle: try objet.texte("regle"), texte: try objet.texte("texte"),
                confiance: try objet.champ("confiance").mot())
        }
    }
}

extension Cadre.Exercices {
    init(lecteur: LecteurJSON) throws(ErreurJSON) {
        self = try lecteur.objet { objet throws(ErreurJSON) in
            Cadre.Exercices(
                publies: try Self.plage(objet.champ("publies")), acceptes: try Self.plage(objet.champ("acceptes")),
                parDefaut: try Self.plage(objet.champ("parDefaut")))
        }
    }

    private static func plage(_ lecteur: LecteurJSON) throws(ErreurJSON) -> ClosedRange<Int> {
        let bornes = try lecteur.liste { element throws(ErreurJSON) in try element.entier() }
        guard bornes.count == 2, bornes[0] <= bornes[1] else {
            throw lecteur.erreur("la première et la dernière année sont attendues")
        }
        return bornes[0]...bornes[1]
    }
}

extension Cadre.Annee {
    init(lecteur: LecteurJSON) throws(ErreurJSON) {
        self = try lecteur.objet { objet throws(ErreurJSON) in
            Cadre.Annee(
                exercice: try objet.entier("exercice"), statut: try objet.champ("statut").mot(),
                note: try objet.texte("note"))
        }
    }
}

extension Cadre.Taille {
    init(lecteur: LecteurJSON) throws(ErreurJSON) {
        self = try lecteur.objet { objet throws(ErreurJSON) in
            Cadre.Taille(numero: try objet.entier("numero"), aPartirDe: try objet.entier("aPartirDe"))
        }
    }
}

extension Cadre.Majoration {
    init(lecteur: LecteurJSON, _ contexte: ContexteCadre) throws(ErreurJSON) {
        self = try lecteur.objet { objet throws(ErreurJSON) in
            Cadre.Majoration(
                libelle: try objet.texte("libelle"), taille: try objet.entier("taille"),
                membresMinimum: try objet.entier("membresMinimum"), points: try objet.entier("points"),
                source: try contexte.source(objet.champ("source")))
        }
    }
}

extension Cadre.HorsTotal {
    init(lecteur: LecteurJSON, _ contexte: ContexteCadre) throws(ErreurJSON) {
        self = try lecteur.objet { objet throws(ErreurJSON) in
            Cadre.HorsTotal(
                code: try objet.texte("code"), ligne: try contexte.ligne(&objet),
                exercice: try objet.entier("exercice"),
                signatureAuPlusTard: try objet.champ("signatureAuPlusTard").jour())
        }
    }
}

extension Cadre.Avance {
    init(lecteur: LecteurJSON, _ contexte: ContexteCadre) throws(ErreurJSON) {
        self = try lecteur.objet { objet throws(ErreurJSON) in
            Cadre.Avance(
                points: try objet.entier("points"),
                pointsFonctionnementPremiereAnnee: try objet.entier("pointsFonctionnementPremiereAnnee"),
                source: try contexte.source(objet.champ("source")))
        }
    }
}

extension Cadre.TotalImprime {
    init(lecteur: LecteurJSON, _ contexte: ContexteCadre) throws(ErreurJSON) {
        self = try lecteur.objet { objet throws(ErreurJSON) in
            Cadre.TotalImprime(
                ligne: try contexte.ligne(&objet),
                plan: try objet.facultatif("plan").map { plan throws(ErreurJSON) in try plan.mot() },
                crise: try objet.champ("crise").booleen())
        }
    }
}

extension Cadre.Action {
    init(lecteur: LecteurJSON) throws(ErreurJSON) {
        self = try lecteur.objet { objet throws(ErreurJSON) in
            Cadre.Action(
                mois: try objet.entier("mois"), jour: try objet.entier("jour"), action: try objet.texte("action"),
                onglet: try objet.texte("onglet"), responsable: try objet.texte("responsable"))
        }
    }
}
