"""Everyday words of the search in Spanish: many people look for work in it, and the taxonomy is in English.

Values only; `vocabulary.py` sets them beside the English ones. Accents make no difference.
"""

from collections.abc import Mapping

from generator.search.everyday import words

FILLERS = words(
    """y, e, en, un, una, unos, unas, el, los, las, al, con, para, por, que, como, donde, mi, soy, estoy,
    tengo, vivo, hay,
    busco, buscar, buscando, encontrar, necesito, quiero, ayuda, trabajo, trabajos, trabajar, trabajador, trabajadora,
    trabajadores, empleo, empleos, puesto, grupo, grupos, clase, clases, feria, ferias, cerca, gente, persona, personas,
    servicio, servicios, programa, programas, oportunidades, nuevo, nueva, estado, ciudad, condado"""
)
NEAR_ME = words("cerca de mi, cerca de aqui, cerca de mi casa")
PLACE_WORDS = words("en, cerca")
PHRASES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "cost": {"free": words("gratis, gratuito, gratuita, sin costo")},
    "format": {
        "online": words("en línea, por internet"),
        "in-person": words("en persona, presencial"),
    },
    "agency": {
        "unemployment-insurance": words(
            """desempleo, seguro de desempleo, seguro por desempleo, oficina de desempleo, beneficios de desempleo,
            beneficios por desempleo, solicitar desempleo, compensación por desempleo"""
        ),
        "american-job-center": words(
            """centro de empleo, centro de empleos, oficina de empleo, centro de trabajo, centro de carreras,
            agencia de empleo,
            bolsa de trabajo"""
        ),
        "nonprofit-workforce": words("capacitación laboral, entrenamiento laboral, capacitación, entrenamiento"),
        "vocational-rehabilitation": words("rehabilitación vocacional"),
    },
    "kind": {
        "support-group": words("grupo de apoyo, grupos de apoyo, club de empleo, club de trabajo, búsqueda de empleo"),
        "professional-association": words("asociación, asociación profesional, asociación de profesionales"),
        "alumni-network": words("exalumno, ex alumno, exalumna, ex alumna, egresado, egresada"),
    },
    "audience": {
        "formerly-incarcerated": words(
            "antecedentes penales, antecedentes, récord criminal, exconvicto, cárcel, prisión"
        ),
        "hispanic-latino": words("hispano, hispana"),
        "immigrants-refugees": words(
            """inmigrante, migrante, refugiado, refugiada, indocumentado, sin papeles, recién llegado,
            título extranjero,
            clases de inglés, aprender inglés"""
        ),
        "laid-off": words("desempleado, desempleada, despedido, despedida, sin trabajo, sin empleo, perdí mi trabajo"),
        "native-american": words("indígena"),
        "over-50": words("mayor de 50, mayores de 50, adulto mayor, adultos mayores, persona mayor, personas mayores"),
        "parents-returning": words("madre, mamá, madre soltera, madres solteras"),
        "people-with-disabilities": words("discapacidad, discapacitado, discapacitada"),
        "recent-graduates": words("recién graduado, recién graduada, estudiante"),
        "veterans": words("veterano, veterana, militar"),
        "women": words("mujer, mujeres"),
        "youth": words("joven, jóvenes, adolescente"),
    },
    "faith": {
        "catholic": words("iglesia, católico, católica, iglesia católica"),
        "lds": words("iglesia"),
        "protestant": words("iglesia, evangélico, evangélica, cristiano, cristiana"),
    },
    "day": {
        "monday": words("lunes"),
        "tuesday": words("martes"),
        "wednesday": words("miércoles"),
        "thursday": words("jueves"),
        "friday": words("viernes"),
        "saturday": words("sábado"),
        "sunday": words("domingo"),
    },
    "time": {
        "morning": words("por la mañana"),
        "afternoon": words("por la tarde"),
        "evening": words("por la noche, de noche"),
    },
    "industry": {
        "accounting-finance": words("contador, contadora, contador público, contabilidad, finanzas"),
        "administrative": words("secretaria, secretario, oficinista, recepcionista"),
        "agriculture-food": words("agricultura, campesino, campesina, trabajador agrícola, trabajo agrícola"),
        "arts-entertainment": words("artista, músico, arte"),
        "construction-trades": words(
            "construcción, albañil, carpintero, plomero, electricista, soldador, soldadora, techador, obrero"
        ),
        "education": words("maestro, maestra, profesor, profesora, educación"),
        "engineering": words("ingeniero, ingeniera, ingeniería"),
        "environment": words("medio ambiente"),
        "government": words("gobierno"),
        "health-care": words("enfermera, enfermero, enfermería, salud, médico, médica, doctora"),
        "hospitality-tourism": words("cocinero, cocinera, restaurante, mesero, mesera, limpieza"),
        "human-resources": words("recursos humanos"),
        "information-technology": words("informática, programador, programadora, tecnología, computación"),
        "insurance": words("seguros"),
        "legal": words("abogado, abogada"),
        "manufacturing": words("fábrica, manufactura"),
        "marketing-communications": words("mercadeo, publicidad"),
        "media-publishing": words("periodista, periodismo"),
        "nonprofit": words("sin fines de lucro"),
        "real-estate": words("bienes raíces"),
        "sales": words("ventas, vendedor, vendedora"),
        "science": words("científico, científica, ciencia"),
        "social-services": words("trabajador social, trabajadora social, trabajo social, servicios sociales"),
        "supply-chain-logistics": words("almacén, bodega"),
        "transportation": words("camionero, camionera, chofer, troquero, conductor de camión"),
    },
}
"""Words by field and value; a word that stands under several values of a field means any of them."""
