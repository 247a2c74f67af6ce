/// Ce que le contrat signé fixe, lu d’un fichier `contrat.json`
/// (`Templates/contrat.schema.json`).
public struct Contrat: Hashable, Sendable {
    /// Ce que le contrat dit d’un indicateur, du modèle ou propre au contrat.
    public struct Clause: Hashable, Sendable {
        /// L’intitulé d’un indicateur propre.
        public var libelle: String?
        /// Le poids relatif, positif.
        public var poids: Poids?
        /// La nature inscrite au contrat.
        public var nature: Nature?
        /// Ce que « Partiel » vaut pour cet indicateur.
        public var partiel: Taux?
        /// L’objectif, dans le type de la valeur.
        public var objectif: Valeur?
        /// Un objectif en clair, qui ne se compare pas comme la ligne.
        public var objectifEnClair: String?
    }

    /// La période que le contrat demande.
    public enum PeriodeDuContrat: Hashable, Sendable {
        case jours(Periode)
        /// D’un anniversaire de la signature à l’autre.
        case anniversaire
    }

    /// Ce que le contrat dit de la CPTS.
    public var identite = Identite()
    /// La période du bilan, si le contrat en fixe une.
    public var periode: PeriodeDuContrat?
    /// Ce que vaut « Partiel ».
    public var tauxPartiel: Taux?
    /// Les dates de démarrage, par mission.
    public var debuts: [CodeMission: Jour] = [:]
    /// Par code d’indicateur, les indicateurs propres compris.
    public var clauses: [String: Clause] = [:]

    /// Lit un contrat pour ce cadre.
    ///
    /// - Returns: le contrat, `nil` si le fichier n’est pas du JSON ; chaque clé
    ///   inconnue, code inconnu ou valeur impossible est une erreur, et le
    ///   reste est lu.
    public static func lire(json octets: [UInt8], cadre: Cadre) -> (contrat: Contrat?, diagnostics: [Diagnostic]) {
        do {
            var lecture = LectureContrat(cadre: cadre)
            lecture.lire(LecteurJSON(try AnalyseurJSON.analyser(octets)))
            return (lecture.contrat, lecture.erreurs.map(Diagnostic.contratIncorrect) + lecture.notes)
        } catch {
            return (nil, [.contratIllisible(error)])
        }
    }

    /// Le bilan où ce que le contrat fixe remplace ce qui y était.
    public func applique(a bilan: Bilan) -> Bilan {
        var bilan = bilan
        bilan.identite = identite.complete(par: bilan.identite)
        bilan.tauxPartiel = tauxPartiel ?? bilan.tauxPartiel
        bilan.debuts.merge(debuts) { _, duContrat in duContrat }
        for (code, clause) in clauses {
            var reponse = bilan.reponse(code)
            reponse.libelle = clause.libelle ?? reponse.libelle
            reponse.poids = clause.poids ?? reponse.poids
            reponse.nature = clause.nature ?? reponse.nature
            reponse.partiel = clause.partiel ?? reponse.partiel
            reponse.objectif = clause.objectif ?? reponse.objectif
            if let enClair = clause.objectifEnClair {
                reponse.objectif = nil
                reponse.commentaire = enClair
            }
            bilan.reponses[code] = reponse
        }
        switch periode {
        case .jours(let jours): (bilan.debutPeriode, bilan.finPeriode) = (jours.debut, jours.fin)
        case .anniversaire:
            (bilan.debutPeriode, bilan.finPeriode) = (nil, nil)
            let annee = bilan.anneeDuContrat
            (bilan.debutPeriode, bilan.finPeriode) = (annee?.debut, annee?.fin)
        case nil: break
        }
        return bilan
    }
}
