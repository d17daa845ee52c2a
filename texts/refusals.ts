// Why the platform does not start, back up or restore: what happened, what is safe, what to do. The
// server owns the codes; server/explain-refusal.ts does not compile where one lacks its sentence here,
// or where a sentence takes a value that the code does not bring.

const de = {
  'database/url-unreadable':
    'DATABASE_URL ist keine Adresse wie postgres://name:kennwort@host:5432/prozess. Es wurde nichts geändert. Bitte prüfen Sie die Schreibweise; Sonderzeichen im Kennwort werden als %XX geschrieben.',
  'database/url-no-answer':
    'Die Datenbank in DATABASE_URL ({{address}}) antwortet nicht. Es wurde nichts geändert. Bitte prüfen Sie Adresse und Anschluss und ob PostgreSQL läuft.',
  'database/url-host-unknown':
    'Den Rechner in DATABASE_URL ({{address}}) gibt es nicht oder er ist von hier nicht zu finden. Es wurde nichts geändert. Bitte prüfen Sie den Namen.',
  'database/url-no-socket':
    'Unter dem Pfad in DATABASE_URL ({{address}}) ist keine Datenbank zu erreichen. Es wurde nichts geändert. Bitte prüfen Sie den Pfad und ob PostgreSQL läuft.',
  'database/url-timed-out':
    'Die Datenbank in DATABASE_URL ({{address}}) hat nicht rechtzeitig geantwortet. Es wurde nichts geändert. Bitte prüfen Sie Netz und Firewall.',
  'database/url-password-wrong':
    'Das Kennwort in DATABASE_URL ({{address}}) stimmt nicht. Es wurde nichts geändert. Bitte prüfen Sie Name und Kennwort.',
  'database/url-login-not-allowed':
    'Die Datenbank in DATABASE_URL ({{address}}) lässt diese Anmeldung nicht zu. Es wurde nichts geändert. Bitte prüfen Sie den Namen und die Zugangsregeln der Datenbank (pg_hba.conf).',
  'database/url-no-such-database':
    'Die Datenbank in DATABASE_URL ({{address}}) gibt es auf dem Server nicht. Es wurde nichts geändert. Bitte legen Sie sie an oder prüfen Sie den Namen.',
  'database/url-failed':
    'Die Datenbank in DATABASE_URL ({{address}}) lässt sich nicht benutzen: {{reason}}. Es wurde nichts geändert. Bitte prüfen Sie die Adresse und die Einstellungen der Datenbank.',
  'database/login-unknown':
    'Die Datenbank kennt die Anmeldung nicht, mit der die Plattform verbunden ist. Es wurde nichts geändert. Bitte prüfen Sie den Namen in DATABASE_URL.',
  'database/too-old':
    'Der Datenbankserver ist zu alt. Es wurde nichts geändert. Bitte nehmen Sie PostgreSQL ab Version 15.',
  'database/login-mighty':
    'Die Anmeldung „{{login}}“ darf in der Datenbank alles (SUPERUSER oder BYPASSRLS). Damit wäre nicht geschützt, was Verwaltungen für sich behalten. Es wurde nichts geändert. Bitte nehmen Sie eine gewöhnliche Anmeldung (CREATE ROLE … LOGIN CREATEROLE), der die Datenbank gehört.',
  'database/role-missing':
    'Die Anmeldung an der Datenbank darf die Rolle {{role}} nicht anlegen oder annehmen. Ihre Daten sind unverändert. Bitte lassen Sie für diese Anmeldung ausführen: CREATE ROLE {{role}} NOLOGIN; GRANT {{role}} TO <Anmeldung>; oder geben Sie ihr CREATEROLE.',
  'database/newer':
    'Die Daten stammen von einer neueren Version der Plattform ({{migration}}). Es wurde nichts geändert. Bitte starten Sie die neuere Version oder holen Sie eine Sicherung zurück, die mit dieser Version gemacht wurde.',
  'database/migration-changed':
    'Die Datei {{migration}} ist nicht die, mit der diese Datenbank angelegt wurde. Ihre Daten sind unverändert. Bitte installieren Sie eine veröffentlichte Version ohne Änderungen.',
  'database/folder-closed':
    'Der Ordner {{folder}} darf nicht betreten werden. Es wurde nichts geändert. Bitte prüfen Sie die Zugriffsrechte, oder wählen Sie mit PROZESS_DATA einen anderen Datenordner.',
  'database/folder-closed-to-user':
    'Die Datenbank läuft als Benutzer „{{user}}“, und der darf den Ordner {{folder}} nicht betreten. Ihre Daten sind unverändert. Bitte wählen Sie mit PROZESS_DATA einen anderen Datenordner, starten Sie die Plattform als gewöhnlicher Benutzer oder nennen Sie in DATABASE_URL einen Datenbankserver.',
  'database/folder-not-writable':
    'In den Datenordner {{folder}} lässt sich nicht schreiben ({{reason}}). Ihre Daten sind unverändert. Bitte prüfen Sie die Zugriffsrechte, oder wählen Sie mit PROZESS_DATA einen anderen.',
  'database/socket-foreign':
    'Der Ordner {{folder}} gehört jemand anderem, deshalb kann die Datenbank ihn nicht benutzen. Ihre Daten sind unverändert. Bitte entfernen Sie ihn, oder wählen Sie mit PROZESS_DATA einen anderen Datenordner.',
  'database/socket-taken':
    'In {{folder}} antwortet ein anderes PostgreSQL. Ihre Daten sind unverändert. Bitte beenden Sie es, oder wählen Sie mit PROZESS_DATA einen anderen Datenordner.',
  'database/used-by-other-server':
    'Ein PostgreSQL, das die Plattform nicht gestartet hat, benutzt {{folder}}. Ihre Daten sind unverändert. Bitte beenden Sie es zuerst.',
  'database/used-by-platform':
    'Eine andere laufende Plattform benutzt die Daten in {{folder}}. Es wurde nichts geändert. Bitte beenden Sie sie zuerst, oder wählen Sie mit PROZESS_DATA einen anderen Datenordner.',
  'database/not-made':
    'Die Datenbank ließ sich nicht anlegen in {{folder}}: {{reason}}. Es blieb nichts Halbes zurück. Bitte prüfen Sie freien Platz und Zugriffsrechte und starten Sie noch einmal.',
  'database/other-major':
    'Die Daten in {{folder}} gehören zu PostgreSQL {{made}}, diese Version bringt PostgreSQL {{ours}} mit. Ihre Daten sind unverändert. Bitte machen Sie mit der bisherigen Version eine Sicherung (prozess backup) und holen Sie sie in einen neuen Datenordner zurück (prozess restore).',
  'database/not-started':
    'Die Datenbank ist nicht gestartet. Was gespeichert war, wurde nicht gelöscht. Bitte prüfen Sie freien Platz und Zugriffsrechte. In ihrem Protokoll steht zuletzt: {{reason}}',
  'database/programs-missing':
    'Für {{system}} ist keine eingebaute Datenbank installiert. Ihre Daten sind unverändert. Bitte führen Sie npm ci noch einmal aus, oder nennen Sie in DATABASE_URL einen PostgreSQL-Server ab Version 15.',
  'database/programs-not-running':
    'Die eingebaute Datenbank läuft auf diesem System nicht ({{reason}}). Ihre Daten sind unverändert. Bitte nennen Sie in DATABASE_URL einen PostgreSQL-Server ab Version 15.',
  'database/windows':
    'Unter Windows braucht die Plattform einen Datenbankserver. Es wurde nichts geändert. Bitte nennen Sie in DATABASE_URL einen PostgreSQL-Server ab Version 15.',
  'database/root-only':
    'Die Datenbank darf nicht als root laufen, und es gibt keinen Benutzer „postgres“ oder „nobody“ für sie. Es wurde nichts geändert. Bitte starten Sie die Plattform als gewöhnlicher Benutzer.',
  'backup/no-data':
    'In {{folder}} sind keine Daten, also gibt es nichts zu sichern. Es wurde nichts geschrieben. Bitte nennen Sie den Datenordner mit PROZESS_DATA oder die Datenbank mit DATABASE_URL.',
  'backup/database-empty':
    'Die Datenbank ist leer, also gibt es nichts zu sichern. Es wurde nichts geschrieben. Bitte prüfen Sie, ob DATABASE_URL oder PROZESS_DATA die richtige nennt.',
  'backup/not-a-backup':
    'Die Datei ist keine Sicherung dieser Plattform. Es wurde nichts geändert. Bitte wählen Sie eine Datei, die mit prozess backup gemacht wurde.',
  'backup/damaged':
    'Die Sicherung ist beschädigt oder nicht vollständig. Es wurde nichts geändert. Bitte nehmen Sie eine andere Kopie.',
  'backup/newer-format':
    'Die Sicherung stammt von einer neueren Version der Plattform. Es wurde nichts geändert. Bitte holen Sie sie mit der neueren Version zurück.',
  'backup/newer':
    'Die Sicherung stammt von einer neueren Version der Plattform ({{migration}}). Es wurde nichts geändert. Bitte holen Sie sie mit der neueren Version zurück.',
  'backup/database-used':
    'Die Datenbank ist nicht leer (Tabelle {{table}}). Es wurde nichts geändert. Bitte holen Sie die Sicherung in einen neuen Datenordner oder eine leere Datenbank zurück.',
  'backup/not-read':
    'Die Datei {{file}} lässt sich nicht lesen ({{reason}}). Es wurde nichts geändert. Bitte prüfen Sie Pfad und Zugriffsrechte.',
  'backup/not-written':
    'Die Datei {{file}} lässt sich nicht schreiben ({{reason}}). Es wurde nichts geändert; eine ältere Sicherung ist noch da. Bitte prüfen Sie Pfad, Zugriffsrechte und freien Platz.',
} as const

const en: Record<keyof typeof de, string> = {
  'database/url-unreadable':
    'DATABASE_URL is no address like postgres://name:password@host:5432/prozess. Nothing was changed. Please check how it is written; special characters in the password are written as %XX.',
  'database/url-no-answer':
    'The database in DATABASE_URL ({{address}}) does not answer. Nothing was changed. Please check address and port, and whether PostgreSQL is running.',
  'database/url-host-unknown':
    'The machine in DATABASE_URL ({{address}}) does not exist or cannot be found from here. Nothing was changed. Please check its name.',
  'database/url-no-socket':
    'No database can be reached at the path in DATABASE_URL ({{address}}). Nothing was changed. Please check the path, and whether PostgreSQL is running.',
  'database/url-timed-out':
    'The database in DATABASE_URL ({{address}}) did not answer in time. Nothing was changed. Please check network and firewall.',
  'database/url-password-wrong':
    'The password in DATABASE_URL ({{address}}) is wrong. Nothing was changed. Please check name and password.',
  'database/url-login-not-allowed':
    'The database in DATABASE_URL ({{address}}) does not let this login in. Nothing was changed. Please check the name and the rules of access of the database (pg_hba.conf).',
  'database/url-no-such-database':
    'The server has no database like the one in DATABASE_URL ({{address}}). Nothing was changed. Please create it, or check its name.',
  'database/url-failed':
    'The database in DATABASE_URL ({{address}}) cannot be used: {{reason}}. Nothing was changed. Please check the address and the settings of the database.',
  'database/login-unknown':
    'The database does not know the login that the platform is connected with. Nothing was changed. Please check the name in DATABASE_URL.',
  'database/too-old':
    'The database server is too old. Nothing was changed. Please use PostgreSQL 15 or newer.',
  'database/login-mighty':
    'The login “{{login}}” may do anything in the database (SUPERUSER or BYPASSRLS). What administrations keep to themselves would not be protected. Nothing was changed. Please use an ordinary login (CREATE ROLE … LOGIN CREATEROLE) that owns the database.',
  'database/role-missing':
    'The login of the database may not make or take the role {{role}}. Your data is unchanged. Please have this run for the login: CREATE ROLE {{role}} NOLOGIN; GRANT {{role}} TO <login>; or give it CREATEROLE.',
  'database/newer':
    'The data was written by a newer version of the platform ({{migration}}). Nothing was changed. Please start the newer version, or restore a backup made with this one.',
  'database/migration-changed':
    'The file {{migration}} is not the one this database was made with. Your data is unchanged. Please install a released version without changes.',
  'database/folder-closed':
    'The folder {{folder}} may not be entered. Nothing was changed. Please check the access rights, or choose another data folder with PROZESS_DATA.',
  'database/folder-closed-to-user':
    'The database runs as the user “{{user}}”, who may not enter the folder {{folder}}. Your data is unchanged. Please choose another data folder with PROZESS_DATA, start the platform as an ordinary user, or name a database server in DATABASE_URL.',
  'database/folder-not-writable':
    'The data folder {{folder}} cannot be written to ({{reason}}). Your data is unchanged. Please check the access rights, or choose another one with PROZESS_DATA.',
  'database/socket-foreign':
    'The folder {{folder}} belongs to somebody else, so the database cannot use it. Your data is unchanged. Please remove it, or choose another data folder with PROZESS_DATA.',
  'database/socket-taken':
    'Another PostgreSQL answers in {{folder}}. Your data is unchanged. Please stop it, or choose another data folder with PROZESS_DATA.',
  'database/used-by-other-server':
    'A PostgreSQL that the platform did not start is using {{folder}}. Your data is unchanged. Please stop it first.',
  'database/used-by-platform':
    'Another running platform uses the data in {{folder}}. Nothing was changed. Please stop it first, or choose another data folder with PROZESS_DATA.',
  'database/not-made':
    'The database could not be made in {{folder}}: {{reason}}. Nothing half-made was left behind. Please check free space and access rights, then start again.',
  'database/other-major':
    'The data in {{folder}} belongs to PostgreSQL {{made}}, and this version brings PostgreSQL {{ours}}. Your data is unchanged. Please make a backup with the version you used before (prozess backup) and restore it into a new data folder (prozess restore).',
  'database/not-started':
    'The database did not start. Nothing that was saved has been deleted. Please check free space and access rights. Its log says at the end: {{reason}}',
  'database/programs-missing':
    'No built-in database is installed for {{system}}. Your data is unchanged. Please run npm ci again, or name a PostgreSQL server (15 or newer) in DATABASE_URL.',
  'database/programs-not-running':
    'The built-in database does not run on this system ({{reason}}). Your data is unchanged. Please name a PostgreSQL server (15 or newer) in DATABASE_URL.',
  'database/windows':
    'On Windows the platform needs a database server. Nothing was changed. Please name a PostgreSQL server (15 or newer) in DATABASE_URL.',
  'database/root-only':
    'The database must not run as root, and there is no user “postgres” or “nobody” for it. Nothing was changed. Please start the platform as an ordinary user.',
  'backup/no-data':
    'There is no data in {{folder}}, so there is nothing to back up. Nothing was written. Please name the data folder with PROZESS_DATA, or the database with DATABASE_URL.',
  'backup/database-empty':
    'The database is empty, so there is nothing to back up. Nothing was written. Please check that DATABASE_URL or PROZESS_DATA names the right one.',
  'backup/not-a-backup':
    'The file is no backup of this platform. Nothing was changed. Please choose a file made with prozess backup.',
  'backup/damaged':
    'The backup is damaged or not complete. Nothing was changed. Please use another copy.',
  'backup/newer-format':
    'The backup was written by a newer version of the platform. Nothing was changed. Please restore it with the newer version.',
  'backup/newer':
    'The backup was written by a newer version of the platform ({{migration}}). Nothing was changed. Please restore it with the newer version.',
  'backup/database-used':
    'The database is not empty (table {{table}}). Nothing was changed. Please restore into a new data folder or an empty database.',
  'backup/not-read':
    'The file {{file}} cannot be read ({{reason}}). Nothing was changed. Please check the path and access rights.',
  'backup/not-written':
    'The file {{file}} cannot be written ({{reason}}). Nothing was changed; an older backup is still there. Please check the path, access rights and free space.',
}

export const refusals = { de, en }
