/// Ce que le contrat signé fixe, lu d’un fichier `contrat.json`
/// (`Templates/contrat.schema.json`).
public struct Contrat: Hashable, Sendable {
    /// Ce que le contrat dit d’un indicateur.
    public struct Clause: Hashable, Sendable {
        public var poids: Poids?
        public var nature: Nature?
        /// Le seuil en clair, tel que le classeur l’affichera.
        public var seuil: String?
    }

    public var identite: Identite
    public var tauxPartiel: Taux?
    public var debuts: [CodeMission: Jour]
    /// Par code d’indicateur.
    public var clauses: [String: Clause]

    /// Lit un contrat pour ce cadre.
    ///
    /// - Returns: le contrat, `nil` si le fichier n’est pas du JSON ; chaque clé
    ///   inconnue, code inconnu ou valeur impossible est un diagnostic, et le
    ///   reste est lu.
    public static func lire(json octets: [UInt8], cadre: Cadre) -> (contrat: Contrat?, diagnostics: [Diagnostic]) {
        do {
            var lecture = LectureContrat(cadre: cadre)
            lecture.lire(LecteurJSON(try AnalyseurJSON.analyser(octets)))
            return (lecture.contrat, lecture.erreurs.map(Diagnostic.contratIncorrect))
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
            reponse.poids = clause.poids ?? reponse.poids
            reponse.nature = clause.nature ?? reponse.nature
            reponse.seuilTexte = clause.seuil ?? reponse.seuilTexte
            bilan.reponses[code] = reponse
        }
        return bilan
    }
}

extension Identite {
    /// Ces renseignements, et ceux d’une autre identité là où ils manquent.
    func complete(par autre: Identite) -> Identite {
        Identite(
            nom: nom ?? autre.nom, region: region ?? autre.region, cpam: cpam ?? autre.cpam, ars: ars ?? autre.ars,
            coordinateur: coordinateur ?? autre.coordinateur, population: population ?? autre.population,
            tailleContractuelle: tailleContractuelle ?? autre.tailleContractuelle, membres: membres ?? autre.membres,
            signature: signature ?? autre.signature)
    }
}

extension Bilan {
    /// Le bilan de départ d’un nouvel exercice : identité, signature, dates de
    /// démarrage, natures, poids, seuils et taux repris ; réponses effacées.
    public func repris(pour bareme: Bareme) -> Bilan {
        let codes = Set(bareme.cadre.indicateurs.map(\.code))
        let missions = Set(bareme.cadre.missions.map(\.code))
        return Bilan(
            bareme: bareme, identite: identite, tauxPartiel: tauxPartiel,
            debuts: debuts.filter { missions.contains($0.key) },
            reponses: reponses.filter { codes.contains($0.key) }.mapValues {
                Reponse(nature: $0.nature, poids: $0.poids, seuilTexte: $0.seuilTexte)
            })
    }
}
