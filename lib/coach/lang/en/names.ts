/** Names that a recogniser writes in lower case: tools, firms, places. Typed names are seen by their capital. */
import { wordList } from "../../text/phrases.ts";

export const NAMES: ReadonlySet<string> = new Set(wordList(`
python java javascript typescript excel powerpoint salesforce hubspot zendesk jira trello slack notion figma
photoshop autocad tableau powerbi quickbooks sap oracle postgres postgresql mysql mongodb redis kafka rabbitmq
elasticsearch docker kubernetes terraform ansible jenkins github gitlab linux windows android aws azure
gcp lambda cloudflare nginx apache react angular vue django flask rails laravel node spring pandas numpy
tensorflow pytorch spark hadoop airflow snowflake bigquery grafana prometheus datadog sentry selenium cypress
playwright junit pytest graphql grpc jmeter k6 wireshark cisco arduino raspberry matlab solidworks
google microsoft amazon facebook apple ibm infosys tata wipro accenture deloitte
africa america asia europe australia canada china egypt england france germany ghana india ireland
italy japan kenya lagos london mumbai delhi bangalore bengaluru chennai pune hyderabad abuja accra nairobi
nigeria pakistan paris singapore spain toronto york boston chicago texas california brazil mexico
hba1c gaap ifrs gdpr hipaa osha iso scrum kanban agile gmail whatsapp zoom youtube linkedin instagram
`));
