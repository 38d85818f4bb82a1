"""The closed list of conduct areas, shared by events (what was done) and the law (what is limited).

An area is neutral as to direction: whether arms leave a state or reach it is told by who does it
to whom, and is kept apart (`Exposure.direction`).
"""

AREAS: dict[str, str] = {
    "workers": "sending, hosting or permitting workers abroad",
    "arms": "transfer of arms, ammunition or military equipment",
    "military_training": "military, police or paramilitary training, advisers or troops",
    "refined_petroleum": "supply of refined petroleum products",
    "crude_petroleum": "supply of crude oil, condensates or natural gas liquids",
    "aviation_fuel": "supply of aviation or rocket fuel",
    "ship_to_ship": "transfer of goods from ship to ship at sea",
    "coal": "trade in coal",
    "minerals": "trade in iron, ores, metals, rare earths, stone or sand",
    "seafood": "trade in seafood or fishing rights",
    "textiles": "trade in textiles or clothing",
    "food": "trade in food or agricultural products",
    "machinery": "trade in machinery, electrical or transport equipment, timber or metals",
    "luxury_goods": "supply of luxury goods",
    "statues": "supply of statues",
    "vessels": "sale, lease, flagging, crewing, classing, insuring or servicing of ships",
    "port_call": "entry of a designated ship into port",
    "aviation": "aircraft services and flights",
    "finance": "banking, accounts, payments, loans, trade finance or front companies",
    "bulk_cash": "carrying bulk cash or gold",
    "joint_ventures": "joint ventures and cooperative entities",
    "specialised_training": "specialised teaching of nationals abroad",
    "scientific_cooperation": "scientific or technical cooperation",
    "wmd_procurement": "getting goods or know-how for nuclear, missile, chemical or biological arms",
    "nuclear_programme": "nuclear tests, enrichment or reactors",
    "missile_programme": "launches using ballistic missile technology",
    "chemical_biological": "making, holding or using chemical or biological arms",
    "explosives": "supply of explosives and parts of improvised bombs",
    "cyber_theft": "theft by computer, and the use of its proceeds",
    "designated_party": "dealing with, or travel of, a designated person or body",
    "diplomatic_activity": "commercial use or number of diplomatic staff and accounts",
    "cargo_inspection": "inspection, seizure or interdiction of cargo and ships",
    "charcoal": "trade in charcoal",
    "illicit_petroleum": "illicit export of petroleum, crude or refined",
    "natural_resources": "illicit trade in minerals, timber or wildlife that pays armed groups",
    "monitoring": "bodies that watch over sanctions: mandates, reports, vetoes",
}
