/** Common English words of working life; with the grammar words they tell prose from noise. */
import { wordList } from "../../text/phrases.ts";
import { stemEnglish } from "../../text/stem.ts";

const WORDS = `
able accept access accident account achieve across act active actual add address adult advance advantage
advice affect afford afraid age agree aim air allow alone amount analyse angry animal announce annual
answer anxious apart apologise app appear apply appoint appreciate approach appropriate approve area
argue arm arrange arrive art article ask aspect assign assist assume attach attack attempt attend
attention attitude attract audience author available average avoid award aware away baby back background
bad bag balance ball bank bar base basic basis bat bear beat beautiful become bed begin behaviour believe
belong benefit big bill bird birth bit black blame blood blue board boat body book boot border borrow boss
bottle bottom box boy brain branch brand break breakfast breath bridge brief bright bring broad brother
budget build building bus business busy buy cake calculate call calm camera campaign candidate capable
capacity capital car card care career careful carry case cash cat catch category cause centre central
century certain chain chair challenge chance change channel character charge chart cheap check chemical
chief child choice choose church circle citizen city civil claim class clean clear click client climb clock
close clothes cloud club coach code coffee cold collapse colleague collect college colour combine come
comfort command comment commerce commit common communicate community company compare compete complain
complete complex computer concentrate concept concern condition conduct conference confirm conflict
confuse connect consider consist constant construct consult contact contain content contest context
continue contract contrast contribute control conversation convert convince cook cool cope copy core
corner correct cost count country couple courage course court cover create credit crew crime crisis
criteria critical cross crowd cry culture cup cure current customer cut cycle daily damage dance danger
dark data date daughter day dead deal dear death debate debt decade decide decision deep defect defend
define degree delay delegate deliver demand department depend describe design desk despite detail detect
determine develop device dictate die diet differ difficult digital dinner direct dirt disagree
disappoint discover discuss disease display distance divide doctor document dog door double doubt draft
drag drama draw dream dress drink drive drop dry due duty ear early earn earth ease east easy eat economy
edge edit educate effect efficient effort egg elect electric element email emerge emotion emphasis
employ empty enable encounter encourage end enemy energy engage engine engineer enhance enjoy ensure enter
entire environment equal equip error escalate especially essential establish estimate evening event
evidence exact exam example excellent except exchange excite exercise exist expand expect expense
experience expert explain explore export express extend extra extreme eye face fact factor fail fair faith
fall familiar family famous far farm fast father fault favour fear feature feed feel field fight figure
file fill film final finance find fine finger finish fire firm fish fit fix flat flexible flight floor flow
fly focus follow food foot force foreign forget form formal forward found frame free frequent fresh friend
front fruit frustrate fuel full fun function fund future gain game gap garden gas gather general generate
gentle get gift girl give glad glass global goal gold good govern grade graduate grand grant graph great
green ground group grow guess guest guide gun guy habit hair half hall hand handle hang happen happy hard
harm hate head health hear heart heat heavy height help hide high hire history hit hold hole holiday home
honest hope horse hospital host hot hotel hour house huge human hundred hurry hurt husband ice idea
identify ill image imagine immediate impact implement imply important impossible impress improve incident
include income increase indeed independent indicate individual industry inflate influence inform initial
initiative innovate input inside insist inspect inspire install instance instead instruct insure integrate
intend intense interest internal international internet interview introduce invest investigate invite
involve issue item job join joke journey judge jump junior keep key kick kid kill kind king kitchen know
knowledge lab label labour lack lady land language large last late laugh launch law lay lazy lead leader
learn least leave left legal lend lesson let letter level lie life lift light limit line link lip list
listen literature little live load loan local location log logic long look loose lose loss lost lot loud love
low luck lunch machine magazine mail main maintain major make man manage manager manual map mark market
marry mass master match material math matter mean measure media medicine medium meet member memory mention
mentor message metal meter method middle mile million mind minor minute miss mistake mix mobile model
modern moment money monitor month mood moon moral morning mother motivate mountain mouth move movie multiple
music name narrow nation nature near neat necessary neck negative negotiate neighbour nervous network new
news nice night noise normal north note notice number nurse obey object observe obtain obvious occasion
occur offer office officer often oil old online open operate opinion opportunity oppose option order
ordinary organise origin outcome outside overall overcome owe own owner pace pack page pain paint pair panel
paper parent park part participate particular partner party pass passion password past path patient pattern
pause pay peace peer pen people percent perfect perform period permit person persuade phase phone photo phrase
physical pick picture piece pilot pipe pitch pizza place plan plane plant plastic plate platform play please plenty
pocket point police policy politics pool poor popular position positive possible post potential pound power
practice practise pray predict prefer prepare present press pressure pretty prevent previous price pride
primary print prior private prize problem proceed process produce product profession professor profile
profit program programme progress project promise promote prompt proof proper property propose protect
proud prove provide public publish pull purchase pure purpose push put quality quantity quarter question
quick quiet quit quote race radio rain raise random range rapid rare rate reach react read ready real reason
receive recent recognise recommend record recover red reduce refer reflect refuse regard region register
regular relate relation relax release relevant rely remain remember remind remote remove rent repair
repeat replace reply report represent request require research resolve resource respect respond responsible
rest restaurant result retail return reveal review reward rich ride right ring rise risk river road rock role
roll room root rough round route routine rule run rush safe salary sale salt sample save say scale schedule
school science scope score screen search season seat second secret secretary section secure see seek seem
select self sell semester send senior sense sentence separate series serious serve server service session set settle severe
shape share sharp shift ship shirt shoe shop short shout show shut shy sick side sign signal silence similar
simple sing single sister sit site situation size skill sleep slice slide slow small smart smile smooth social
society soft software soil solid solution solve son song sort soul sound source south space speak special
specific speech speed spend spirit split sport spot spread spring staff stage stakeholder stand standard star
start state statement station statistic stay steal steel step stick stock stone stop store storm story straight
strange strategy street strength stress strict strike strong structure struggle student study stuff style
subject submit succeed success sudden suffer sugar suggest suit summer sun supply support suppose sure
surface surprise survey survive suspect sweet swim switch system table tackle take talent talk target task
tax tea teach team tear technical technique technology television tell temperature tend term terrible test
text thank theory thick thin thing think thousand threat throw ticket tie tight time tiny tired title today
together tomorrow tone tonight tool top topic total touch tough tour town track trade tradition traffic train
transfer transform transition translate transport travel treat tree trend trial trick trip trouble truck true
trust truth try turn twice type typical uncle understand uniform union unique unit university update upgrade
upset urgent use user usual vacation value various vary vehicle vendor version video view village visible visit
visual voice volume volunteer vote wait walk wall want war warm warn wash waste watch water wave way weak weapon
wear weather web website wedding week weekend weigh welcome west wet wheel white whole wide wife wild win wind
window wine winter wish woman wonder wood word work world worry worth write wrong yard year yellow yesterday
young youth zero
algorithm analyst api array async audit automate backend backlog backup bandwidth batch benchmark browser bug cache
client cluster compile component configure container cpu crash dashboard database debug deploy disk docker
encrypt endpoint framework frontend index infrastructure integer interface invoice json latency library
linux logistics loop memory metric migrate module onboard optimise output parameter patch pipeline
prototype python query queue refactor replica repository runtime schema script shard spreadsheet sprint
sql stack storage syntax thread throughput timeout token transaction typescript validate variable virtual
warehouse workflow workload javascript java ledger reconcile inventory diagnose symptom clinic ward pupil curriculum
two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty seventy eighty ninety
first third fourth monday tuesday wednesday thursday friday saturday sunday january february march april june july august
september october november december
went gone came saw seen got gave given took taken made said told thought knew known felt kept held left met paid
ran sat stood spoke spoken spent brought bought caught began begun broke broken wrote written drove driven fell
flew forgot grew heard hid hit laid led lent lost meant read rode rose sang sent shook shot slept sold sought
stuck swam taught threw understood woke won wore drew chose built dealt
`;

export const COMMON_STEMS: ReadonlySet<string> = new Set(wordList(WORDS).map(stemEnglish));
