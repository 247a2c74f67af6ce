/// Un texte a une lecture, ou c’est une question : une table par sorte de cellule.
extension TableDeSaisie {
    static let entiers = TableDeSaisie(
        """
        82000                       | 82 000     | nombre-en-texte
        82 000                      | 82 000     | nombre-en-texte
        82⟨00A0⟩000                 | 82 000     | nombre-en-texte
        82⟨202F⟩000                 | 82 000     | nombre-en-texte
        82.000                      | (question) | nombre-ambigu
        82,000                      | (question) | nombre-ambigu
        1,500                       | (question) | nombre-ambigu
        ⟨2212⟩82,000                | (question) | nombre-ambigu
        82 000,000                  | 82 000     | nombre-en-texte
        82,00                       | 82         | nombre-en-texte
        0,000                       | 0          | nombre-en-texte
        1.082.000                   | 1 082 000  | nombre-en-texte
        1,082,000                   | (question) | valeur-illisible
        82,5                        | (question) | nombre-non-entier
        2,0005                      | (question) | nombre-non-entier
        33 985 982,97               | (question) | nombre-non-entier
        '82000                      | 82 000     | nombre-en-texte
        ’82 000                     | 82 000     | nombre-en-texte
        '82,000                     | (question) | nombre-ambigu
        8⟨200B⟩2000                 | 82 000     | nombre-en-texte
        ⟨FEFF⟩82000⟨200E⟩           | 82 000     | nombre-en-texte
        ⟨200F⟩82000                 | 82 000     | nombre-en-texte
        ⟨200F⟩82 000                | (question) | valeur-illisible
        ⟨202E⟩12⟨202C⟩              | (question) | valeur-illisible
        1⟨0336⟩2⟨0336⟩              | (question) | valeur-illisible
        12⟨000A⟩345                 | (question) | valeur-illisible
        12⟨0009⟩345                 | (question) | valeur-illisible
        12  345                     | (question) | valeur-illisible
        92 400 habitants            | 92 400     | nombre-avec-unite
        92 400 hab.                 | 92 400     | nombre-avec-unite
        92,400 habitants            | (question) | nombre-ambigu
        1 habitant                  | 1          | nombre-avec-unite
        92 400 foyers               | (question) | nombre-avec-texte
        92 400 habitants en 2024    | (question) | nombre-avec-texte
        environ 92 400              | (question) | nombre-avec-texte
        ~92 400                     | (question) | nombre-avec-texte
        92 400*                     | (question) | nombre-avec-texte
        92 à 95                     | (question) | nombre-avec-texte
        92/95                       | (question) | nombre-avec-texte
        92-95                       | (question) | valeur-illisible
        12²                         | (question) | nombre-avec-texte
        +5                          | (question) | nombre-avec-texte
        1e5                         | (question) | nombre-avec-texte
        12:00                       | (question) | heure-inattendue
        12h30                       | (question) | heure-inattendue
        31/12/2026                  | (question) | nombre-avec-texte
        999 999 999 999 999         | 999 999 999 999 999 | nombre-en-texte
        1 000 000 000 000 000       | (question) | valeur-hors-bornes
        123456789012345678901234567890123 | (question) | valeur-hors-bornes
        beaucoup                    | (question) | valeur-illisible
        habitants                   | (question) | valeur-illisible
        NC                          | rien       |
        n/a                         | rien       |
        -                           | rien       |
        –                           | rien       |
        ?                           | rien       |
        ...                         | rien       |
        '-                          | rien       |
        sans objet                  | rien       |
        Néant                       | rien       |
        non renseigné               | rien       |
        0,500                       | (question) | nombre-non-entier
        1234,500                    | (question) | nombre-non-entier
        1 234,567                   | (question) | nombre-non-entier
        1.234,567                   | (question) | nombre-non-entier
        12,34                       | (question) | nombre-non-entier
        1.23                        | (question) | nombre-non-entier
        1234.567                    | (question) | nombre-non-entier
        0.500                       | (question) | nombre-non-entier
        1 234.567                   | (question) | nombre-non-entier
        1.234 567                   | (question) | valeur-illisible
        .5                          | (question) | valeur-illisible
        1,2 3                       | (question) | valeur-illisible
        1,23.4                      | (question) | nombre-ambigu
        12.345.67                   | (question) | valeur-illisible
        12345 678                   | (question) | valeur-illisible
        1 23 456                    | (question) | valeur-illisible
        1 234 567                   | 1 234 567  | nombre-en-texte
        --5                         | (question) | valeur-illisible
        5-                          | (question) | valeur-illisible
        - 5                         | −5         | nombre-en-texte
        12:00:00                    | (question) | heure-inattendue
        12:00:00:00                 | (question) | nombre-avec-texte
        1234:00                     | (question) | nombre-avec-texte
        12:x                        | (question) | nombre-avec-texte
        h30                         | (question) | nombre-avec-texte
        8 h                         | (question) | heure-inattendue
        € 12                        | (question) | nombre-avec-texte
        12 habs.                    | 12         | nombre-avec-unite
        12 habitants habitants      | (question) | nombre-avec-texte
        82000⟨0020⟩⟨0020⟩habitants  | 82 000     | nombre-avec-unite
        82000⟨000A⟩habitants        | (question) | valeur-illisible
        ⟨000A⟩82000                 | 82 000     | nombre-en-texte
        82000⟨000A⟩                 | 82 000     | nombre-en-texte
        8⟨0301⟩2                    | (question) | valeur-illisible
        ⟨200F⟩-5                    | (question) | valeur-illisible
        1⟨2028⟩2                    | (question) | valeur-illisible
        """)

    static let delais = TableDeSaisie(
        """
        12,5                        | 12,5       | nombre-en-texte
        12,500                      | 12,5       | nombre-en-texte
        12.5                        | 12,5       | nombre-en-texte
        1.234                       | (question) | nombre-ambigu
        34 jours                    | 34         | nombre-avec-unite
        34,5 j                      | 34,5       | nombre-avec-unite
        34 j.                       | 34         | nombre-avec-unite
        1 jour                      | 1          | nombre-avec-unite
        '34                         | 34         | nombre-en-texte
        5 semaines                  | (question) | nombre-avec-texte
        34 jours ouvrés             | (question) | nombre-avec-texte
        < 30 jours                  | (question) | nombre-avec-texte
        12:00                       | (question) | heure-inattendue
        48 h                        | (question) | heure-inattendue
        ⟨2212⟩5                     | −5         | nombre-en-texte
        ⟨200F⟩12,5                  | 12,5       | nombre-en-texte
        ⟨200F⟩12 j                  | (question) | valeur-illisible
        """)

    static let poids = TableDeSaisie(
        """
        12,5                        | 12,5       | nombre-en-texte
        30 points                   | 30         | nombre-avec-unite
        15 000 €                    | 15 000     | nombre-avec-unite
        15,000                      | (question) | nombre-ambigu
        30 %                        | (question) | nombre-avec-texte
        1/3                         | (question) | nombre-avec-texte
        12000000                    | (question) | poids-invalide
        -                           | rien       |
        1 000 000                   | 1 000 000  | nombre-en-texte
        1000001                     | (question) | poids-invalide
        0,500                       | 0,5        | nombre-en-texte
        1234,500                    | 1 234,5    | nombre-en-texte
        30 pts.                     | 30         | nombre-avec-unite
        30 point                    | 30         | nombre-avec-unite
        30 EUR                      | 30         | nombre-avec-unite
        -2                          | −2         | nombre-en-texte
        """)

    static let montants = TableDeSaisie(
        """
        219 802,80 €                | 219 802,80 € | nombre-en-texte
        219⟨202F⟩802,80⟨00A0⟩€      | 219 802,80 € | nombre-en-texte
        219802,8                    | 219 802,80 € | nombre-en-texte
        219.802,80 €                | 219 802,80 € | nombre-en-texte
        219 802,80 EUR              | 219 802,80 € | nombre-en-texte
        219 802 euros               | 219 802,00 € | nombre-en-texte
        1 euro                      | 1,00 €       | nombre-en-texte
        '219802,80                  | 219 802,80 € | nombre-en-texte
        219,802                     | (question)   | nombre-ambigu
        219,802.80                  | (question)   | nombre-ambigu
        219 802,8012 €              | (question)   | valeur-illisible
        219 k€                      | (question)   | nombre-avec-texte
        219 802 $                   | (question)   | nombre-avec-texte
        −5 000 €                    | −5 000,00 €  | nombre-en-texte
        (5 000)                     | (question)   | valeur-illisible
        0 €                         | 0,00 €       | nombre-en-texte
        NC                          | rien         |
        219 802,801 €               | (question) | valeur-illisible
        10 000 000 000 000 €        | 10 000 000 000 000,00 € | nombre-en-texte
        10 000 000 000 001 €        | (question) | valeur-hors-bornes
        12 h                        | (question) | heure-inattendue
        """)

    static let taux = TableDeSaisie(
        """
        64 %                        | 64 %       | nombre-en-texte
        64⟨202F⟩%                   | 64 %       | nombre-en-texte
        64,35%                      | 64,35 %    | nombre-en-texte
        64 pour cent                | 64 %       | nombre-en-texte
        '64 %                       | 64 %       | nombre-en-texte
        0,64                        | 64 %       | nombre-en-texte
        1                           | 100 %      | nombre-en-texte
        64                          | (question) | pourcentage-ambigu
        1,5                         | (question) | pourcentage-ambigu
        120 %                       | 120 %      | nombre-en-texte
        0 %                         | 0 %        | nombre-en-texte
        0,5 %                       | 0,5 %      | taux-tres-faible
        0,0064                      | 0,64 %     | taux-tres-faible
        1,99 %                      | 1,99 %     | taux-tres-faible
        2 %                         | 2 %        | nombre-en-texte
        -5 %                        | (question) | valeur-hors-bornes
        64 ‰                        | (question) | nombre-avec-texte
        64 % des patients           | (question) | nombre-avec-texte
        64.350 %                    | (question) | nombre-ambigu
        3/4                         | (question) | nombre-avec-texte
        12:00                       | (question) | heure-inattendue
        %                           | (question) | valeur-illisible
        n/a                         | rien       |
        200 %                       | 200 %      | nombre-en-texte
        1,0                         | 100 %      | nombre-en-texte
        -0,1                        | (question) | valeur-hors-bornes
        0                           | 0 %        | nombre-en-texte
        64 pourcent                 | 64 %       | nombre-en-texte
        64,350 %                    | 64,35 %    | nombre-en-texte
        """)

    static let dates = TableDeSaisie(
        """
        31/12/2026                  | 31/12/2026 | date-en-texte
        '01/01/2025                 | 01/01/2025 | date-en-texte
        ⟨200E⟩31/12/2026            | 31/12/2026 | date-en-texte
        31.12.2026                  | 31/12/2026 | date-en-texte
        2026-01-31T00:00:00         | 31/01/2026 | date-en-texte
        2026-01-31T00:00:00Z        | 31/01/2026 | date-en-texte
        2026-01-31T00:00:00.000     | 31/01/2026 | date-en-texte
        2026-01-31T00:00:00.000Z    | 31/01/2026 | date-en-texte
        2026-01-31T00:00:00+00:00   | 31/01/2026 | date-en-texte
        2026-01-31T00:00:00+02:00   | 31/01/2026 | date-en-texte
        2026-01-31T00:00Z           | 31/01/2026 | date-en-texte
        2026-01-31 00:00:00         | 31/01/2026 | date-en-texte
        2026-01-31 00:00:00+01:00   | 31/01/2026 | date-en-texte
        31/01/2026 0:00             | 31/01/2026 | date-en-texte
        2026-01-30T23:00:00Z        | (question) | date-illisible
        2026-01-31T00:00:01Z        | (question) | date-illisible
        2026-01-31T00:00:00+1       | (question) | date-illisible
        31/01/2026 14:30            | (question) | date-illisible
        le 31 décembre 2026         | 31/12/2026 | date-en-texte
        lundi 1er juin 2026         | 01/06/2026 | date-en-texte
        14 juil. 2026               | 14/07/2026 | date-en-texte
        14 juin 2026                | 14/06/2026 | date-en-texte
        14 jui 2026                 | (question) | date-ambigue
        jui 2026                    | (question) | date-ambigue
        2026                        | (question) | date-ambigue
        31/12                       | (question) | date-ambigue
        31/12/26                    | (question) | date-ambigue
        31/06/2026                  | (question) | date-illisible
        12/31/2026                  | (question) | date-illisible
        fin décembre 2026           | (question) | date-illisible
        31/12⟨000A⟩2026             | (question) | date-illisible
        31/12/1905                  | (question) | date-hors-bornes
        46387                       | (question) | date-illisible
        NC                          | rien       |
        2026-01-31T00:00:00-03:00   | 31/01/2026 | date-en-texte
        2026-01-31T                 | (question) | date-illisible
        2026-01-31T0                | (question) | date-illisible
        2026-01-31T00:10            | (question) | date-illisible
        2026-01-31T00:00:00+0100    | (question) | date-illisible
        2026-01-31T00:00:00+ab:cd   | (question) | date-illisible
        2026-01-31x00:00            | (question) | date-illisible
        2026-31-01                  | (question) | date-illisible
        2026 janvier 31             | 31/01/2026 | date-en-texte
        31/012/2026                 | (question) | date-illisible
        31/12/202                   | (question) | date-illisible
        31/12/6                     | (question) | date-illisible
        0/1/2026                    | (question) | date-illisible
        31 d 2026                   | (question) | date-illisible
        31 dé 2026                  | (question) | date-illisible
        14 ju 2026                  | (question) | date-illisible
        14 jui 26                   | (question) | date-ambigue
        lundi                       | (question) | date-illisible
        12 2026                     | (question) | date-ambigue
        12 bientôt                  | (question) | date-illisible
        le 1er                      | (question) | date-illisible
        20261                       | (question) | date-illisible
        202                         | (question) | date-illisible
        31/12/2026 5                | (question) | date-illisible
        1er/02/2026                 | 01/02/2026 | date-en-texte
        31/12/1999                  | (question) | date-hors-bornes
        01/01/2000                  | 01/01/2000 | date-en-texte
        31/12/2100                  | 31/12/2100 | date-en-texte
        01/01/2101                  | (question) | date-hors-bornes
        ⟨200F⟩31/12/2026            | 31/12/2026 | date-en-texte
        ⟨200F⟩31-12-2026            | (question) | date-illisible
        3⟨0301⟩1/12/2026            | (question) | date-illisible
        """)

    static let atteintes = TableDeSaisie(
        """
        Oui                         | Oui        |
        NON                         | Non        |
        partiel                     | Partiel    |
        Oui⟨00A0⟩                   | Oui        | reponse-hors-liste
        'Oui                        | Oui        | reponse-hors-liste
        O⟨00AD⟩ui                   | Oui        | reponse-hors-liste
        ✅                          | Oui        | reponse-hors-liste
        ☑                           | Oui        | reponse-hors-liste
        ☑⟨FE0F⟩                     | Oui        | reponse-hors-liste
        ✓                           | Oui        | reponse-hors-liste
        ✔⟨FE0E⟩                     | Oui        | reponse-hors-liste
        x                           | Oui        | reponse-hors-liste
        ❌                          | Non        | reponse-hors-liste
        ✗                           | Non        | reponse-hors-liste
        ☐                           | Non        | reponse-hors-liste
        ☒                           | (question) | atteint-inconnu
        atteint                     | Oui        | reponse-hors-liste
        non atteint                 | Non        | reponse-hors-liste
        Partiellement atteint       | Partiel    | reponse-hors-liste
        atteint en partie           | Partiel    | reponse-hors-liste
        oui partiellement           | (question) | atteint-inconnu
        50 %                        | (question) | atteint-inconnu
        peut-être                   | (question) | atteint-inconnu
        sans objet                  | rien       |
        NC                          | rien       |
        """)

    static let ouiNons = TableDeSaisie(
        """
        oui                         | Oui        |
        1                           | Oui        | reponse-hors-liste
        vrai                        | Oui        | reponse-hors-liste
        ❌⟨FE0F⟩                    | Non        | reponse-hors-liste
        partiellement               | (question) | oui-non-inconnu
        n/a                         | rien       |
        NON                         | Non        |
        0                           | Non        | reponse-hors-liste
        Faux                        | Non        | reponse-hors-liste
        o                           | Oui        | reponse-hors-liste
        """)

    static let natures = TableDeSaisie(
        """
        Résultat                    | Résultat   |
        resultats                   | Résultat   | reponse-hors-liste
        suivi                       | Suivi      |
        Sans objet                  | Sans objet |
        s.o.                        | Sans objet | reponse-hors-liste
        n/a                         | (question) | nature-inconnue
        non applicable              | (question) | nature-inconnue
        NC                          | rien       |
        Sans⟨00A0⟩objet             | Sans objet | reponse-hors-liste
        sans-objet                  | Sans objet | reponse-hors-liste
        hors contrat                | Sans objet | reponse-hors-liste
        de suivi                    | Suivi      | reponse-hors-liste
        ?                           | rien       |
        """)

    static let plans = TableDeSaisie(
        """
        Mise à jour                 | Mise à jour         |
        MAJ                         | Mise à jour         | reponse-hors-liste
        màj                         | Mise à jour         | reponse-hors-liste
        mise-a-jour                 | Mise à jour         | reponse-hors-liste
        1ère rédaction              | Première rédaction  | reponse-hors-liste
        1re rédaction               | Première rédaction  | reponse-hors-liste
        aucun plan                  | Aucun               | reponse-hors-liste
        non                         | (question)          | plan-inconnu
        refonte                     | (question)          | plan-inconnu
        ?                           | rien                |
        aucun                       | Aucun      |
        pas de plan                 | Aucun      | reponse-hors-liste
        M.A.J.                      | Mise à jour | reponse-hors-liste
        premiere-redaction          | Première rédaction | reponse-hors-liste
        """)

    static let textes = TableDeSaisie(
        """
        ⟨FEFF⟩ Café crème⟨00A0⟩     | Café crème    |
        'Compte rendu du 12 mars    | Compte rendu du 12 mars | apostrophe-en-tete
        ’Rapport                    | Rapport       | apostrophe-en-tete
        'entre guillemets'          | 'entre guillemets' |
        l’accès                     | l’accès       |
        aucun                       | aucun         |
        néant                       | rien          |
        ??                          | rien          |
        'a' b                       | a' b       | apostrophe-en-tete
        '                           | rien       |
        n.d.                        | rien       |
        …                           | rien       |
        Sans objet                  | rien       |
        """)
}
