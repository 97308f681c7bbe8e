// Private persons: their mail addresses, telephone numbers and names do not belong into an entry (goodpractice/checks/privacy.py).
const checkPrivacy = (here) => {
  const { persons } = here.known.tables;
  const { language } = here.entry;
  const person = persons[typeof language === "string" && hasOwn(persons, language) ? language : ""];
  return stringsIn(here.entry).flatMap(([path, text]) => [...checkMail(path, text, here), ...checkPhone(path, text, here), ...checkPerson(path, text, person)]);
};

const checkMail = (path, text, here) => {
  const { freeMail, patterns } = here.known.tables;
  if (!text.includes("@")) return [];
  return matchesOf(patterns.mail, text).flatMap(([mail]) => {
    const [box, host] = mail.split("@");
    if (!freeMail.includes(host.toLowerCase()) && matchAtStart(patterns.office, box)) return [];
    return [problemAt("personal-mail", path, N_("“{mail}” looks like a person's mail address.", { mail }), N_("Leave it out, or give the organisation's own (info@…, office@…)."))];
  });
};

const checkPhone = (path, text, here) => {
  const { phone, identifier } = here.known.tables.patterns;
  // A value that is nothing but a number in one piece names a project or is a fingerprint.
  const found = matchesOf(phone, text).filter(([number]) => !(number === stripped(text) && matchAtStart(identifier, number)));
  return found.map(([number]) => adviceAt("phone-number", path, N_("“{number}” looks like a telephone number.", { number }), N_("Leave it out; a web address of the organisation is enough.")));
};

const checkPerson = (path, text, person) => matchesOf(person, text).map(([name]) => (
  adviceAt("named-person", path, N_("“{name}” looks like the name of a person.", { name }), N_("Say what the person does instead (“the coordinator”, “a participant”)."))
));
