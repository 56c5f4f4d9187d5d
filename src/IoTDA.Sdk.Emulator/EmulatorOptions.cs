using System.Text.Json.Serialization;
using Microsoft.Extensions.Logging;

namespace IoTDA.Sdk.Emulator;

/// <summary>What the emulated instance is like. Read once at the start, except for the collections and <see cref="Outcomes"/>.</summary>
public sealed partial class EmulatorOptions
{
    /// <summary>
    /// The address to listen on: <c>127.0.0.1</c> by default; an IP address, <c>localhost</c>, or <c>*</c> for all. On an address that others
    /// can reach, the page and the control routes want <see cref="ControlKey"/>.
    /// </summary>
    public string Host { get; set; } = "127.0.0.1";

    /// <summary>The TCP port; 0, the default, takes a free one.</summary>
    public int Port { get; set; }

    /// <summary>
    /// What the control routes want in the header <c>X-Emulator-Key</c>. <see langword="null"/>, the default, means nothing on the loopback
    /// address and a key by chance on any other; see <see cref="IoTDAEmulator.ControlKey"/>.
    /// </summary>
    public string? ControlKey { get; set; }

    /// <summary>The project whose id the paths carry.</summary>
    public string ProjectId { get; set; } = "77b6a44cba5143ab91d13ab9a8ff44fd";

    /// <summary>The instance's id. When it is set each request must carry it in <c>Instance-Id</c>; by default the header is not needed.</summary>
    public string? InstanceId { get; set; }

    /// <summary>A token that is valid until it is expired from a test.</summary>
    public string Token { get; set; } = "MIIEmulatorToken";

    /// <summary>How long an issued token is valid; 24 hours by default, as the service's.</summary>
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromHours(24);

    /// <summary>The region: the project's name for IAM, and the region in the derived signature; <c>cn-north-4</c> by default.</summary>
    public string Region { get; set; } = "cn-north-4";

    /// <summary>The users who may log in by password; none by default.</summary>
    public IList<EmulatedUser> Users { get; } = [];

    /// <summary>The key pairs that may sign requests; none by default.</summary>
    public IList<EmulatedAccessKey> AccessKeys { get; } = [];

    /// <summary>Which signature algorithm the instance takes; either one by default. IAM's own operations take both.</summary>
    public SignatureAlgorithm SignatureAlgorithm { get; set; }

    /// <summary>The clock. Tasks advance by it alone, so a test with a clock of its own decides what happens when.</summary>
    [JsonIgnore]
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>
    /// How much faster than the clock tasks run, 0.001 to 1,000,000: with 60 a device that takes a minute is done after a second. It divides every wait of
    /// a run (initialization, devices, retry intervals, the wait for a scheduled time, stopping) and leaves the clock alone: stamps,
    /// signatures, tokens and the life of files go by <see cref="TimeProvider"/>.
    /// </summary>
    public double Speed { get; set; } = 1;

    /// <summary>Decides what happens by chance: another seed chooses other requests for a fault; 0 by default.</summary>
    public int Seed { get; set; }

    /// <summary>Where ASP.NET Core logs; nowhere by default.</summary>
    [JsonIgnore]
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>How long a task is <c>Initializing</c>; one second by default.</summary>
    public TimeSpan InitializationTime { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a task that is stopped as a whole is <c>Stopping</c>; one second by default.</summary>
    public TimeSpan StoppingTime { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How many sub-tasks of one task run at a time; 100 by default.</summary>
    public int Parallelism { get; set; } = 100;

    /// <summary>Which attempts fail, and how long they take; by default all succeed after two seconds.</summary>
    [JsonIgnore]
    public OutcomeRules Outcomes { get; } = new();

    /// <summary>Device groups: group id to device ids. A task for a group that is not here is created and then fails.</summary>
    public IDictionary<string, IReadOnlyList<string>> Groups { get; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>What uploaded files contain: file name to targets, one a row. The content itself is not read.</summary>
    public IDictionary<string, IReadOnlyList<string>> FileRows { get; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>What a file contains that <see cref="FileRows"/> does not name; three rows by default.</summary>
    public IReadOnlyList<string> DefaultFileRows { get; set; } = ["row_1", "row_2", "row_3"];

    /// <summary>
    /// Uploaded files that are there from the start: file id to file name. They do not count among the others, and neither age out nor are
    /// used up. <see cref="FileRows"/> says what they contain.
    /// </summary>
    public IDictionary<string, string> KnownFiles { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What the fleet is made of; nothing by default: then there is no fleet, and each device id is taken for a device.</summary>
    public FleetSeed Fleet { get; } = new();

    /// <summary>
    /// Whether the documented rates are enforced, by the emulator's clock: one search of devices a second, one download of an export in 30
    /// seconds. They are by default.
    /// </summary>
    public bool LimitRates { get; set; } = true;

    /// <summary>Which share of the requests meets a fault, 0 to 100: all kinds in turn but <see cref="Fault.ExpiredToken"/>. 0 by default.</summary>
    public double RequestsFail { get; set; }

    /// <summary>The resource spaces that exist; empty, the default, means that each one does.</summary>
    public ISet<string> AppIds { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>The resource space of a task that names none.</summary>
    public string DefaultAppId { get; set; } = "defaultSpace";

    /// <summary>How many unfinished tasks a resource space may have; 10 by default, scheduled ones included.</summary>
    public int MaxUnfinishedTasks { get; set; } = 10;

    /// <summary>What becomes of one task more than that; it is refused by default.</summary>
    public QuotaReading QuotaReading { get; set; }

    /// <summary>How long a finished task is kept; <see langword="null"/>, the default, means until it is deleted. The service's time is not documented.</summary>
    public TimeSpan? TaskRetention { get; set; }

    /// <summary>How many deleted tasks are remembered for <see cref="IoTDAEmulator.DeletedTasks"/>; 100 by default.</summary>
    public int DeletedTaskCapacity { get; set; } = 100;

    /// <summary>How many uploaded files are kept; 10 by default.</summary>
    public int MaxFiles { get; set; } = 10;

    /// <summary>Whether a task type that the reference does not describe is accepted with any document; not by default.</summary>
    public bool AcceptUnknownTaskTypes { get; set; }

    /// <summary>
    /// Whether members and query parameters that are not known are passed over, and nulls mean that there is nothing; not by default:
    /// then each of them is refused.
    /// </summary>
    public bool Lenient { get; set; }

    /// <summary>Whether the service does not know <c>need_confirm</c> yet: then it passes the member over, and there is no confirm operation.</summary>
    public bool NoNeedConfirm { get; set; }

    /// <summary>
    /// Whether the account has not subscribed to IoTDA: then every operation but IAM's is refused with 403 <c>IOTDA.000021</c>. It has by default.
    /// </summary>
    public bool NotSubscribed { get; set; }

    /// <summary>Whether the list of tasks needs <c>task_type</c>. The sources disagree; most say that it does, which is the default.</summary>
    public bool RequireTaskTypeInList { get; set; } = true;

    /// <summary>What <c>page.marker</c> is on an empty page; left out by default.</summary>
    public EmptyPageMarker EmptyPageMarker { get; set; }

    /// <summary>How many requests the journal keeps; 1,000 by default.</summary>
    public int JournalCapacity { get; set; } = 1_000;

    /// <summary>How many bytes of bodies the journal keeps; 64 MB by default.</summary>
    public long JournalBodyBytes { get; set; } = 64L * 1024 * 1024;
}
