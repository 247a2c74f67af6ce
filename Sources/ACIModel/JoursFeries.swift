/// Les onze jours fériés légaux de France (code du travail, article L3133-1).
public enum JoursFeries {
    /// Le dimanche de Pâques de l’année, par l’algorithme de Butcher et Meeus.
    public static func paques(_ annee: Int) -> Jour? {
        let lunaison = annee % 19
        let siecle = annee / 100
        let rang = annee % 100
        let correction = (siecle - (siecle + 8) / 25 + 1) / 3
        let epacte = (19 * lunaison + siecle - siecle / 4 - correction + 15) % 30
        let dimanche = (32 + 2 * (siecle % 4) + 2 * (rang / 4) - epacte - rang % 4) % 7
        let recul = (lunaison + 11 * epacte + 22 * dimanche) / 451
        let somme = epacte + dimanche - 7 * recul + 114
        return Jour(annee: annee, mois: somme / 31, jour: somme % 31 + 1)
    }

    /// Dans l’ordre du calendrier ; vide hors des années 1 à 9999.
    public static func de(_ annee: Int) -> [Jour] {
        guard let paques = paques(annee) else { return [] }
        let fixes = [(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)]
            .compactMap { Jour(annee: annee, mois: $0.0, jour: $0.1) }
        // Lundi de Pâques, Ascension, lundi de Pentecôte.
        let mobiles = [1, 39, 50].map { paques.ajoutant(jours: $0) }
        return (fixes + mobiles).sorted()
    }
}

extension Jour {
    /// Du lundi au vendredi, hors jours fériés.
    public var estOuvre: Bool { jourDeSemaine <= 5 && !JoursFeries.de(annee).contains(self) }

    /// Ce jour s’il est ouvré, sinon le premier qui suit.
    public var ouvreSuivant: Jour {
        var jour = self
        while !jour.estOuvre, jour < .dernier { jour = jour.ajoutant(jours: 1) }
        return jour
    }
}

extension Bilan {
    /// Les échéances du calendrier de collecte : le mois d’une action se compte de celui où la période commence, et
    /// chacune tombe un jour ouvré.
    public var echeances: [(action: Cadre.Action, echeance: Jour)] {
        let debut = periode.debut
        return cadre.calendrier.compactMap { action in
            let mois = debut.mois + action.mois - 2
            return Jour(annee: debut.annee + mois / 12, mois: mois % 12 + 1, jour: action.jour).map {
                (action, $0.ouvreSuivant)
            }
        }
    }
}
