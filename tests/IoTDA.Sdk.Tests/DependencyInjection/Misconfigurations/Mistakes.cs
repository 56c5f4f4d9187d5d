using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using static IoTDA.Sdk.Tests.DependencyInjection.Misconfigurations.Moment;

namespace IoTDA.Sdk.Tests.DependencyInjection.Misconfigurations;

/// <summary>The mistakes that people make.</summary>
internal static class Mistakes
{
    private const string Options = "IoTDAClientOptions: ";
    private const string Console = "The console shows the address under Overview, Access Details.";

    private const string Allow = "Where nobody else can read, such as before an emulator, AllowUnencryptedHttp permits it.";

    public static IReadOnlyDictionary<string, Misconfiguration> All { get; } = new Dictionary<string, Misconfiguration>
    {
        // Keys.
        ["a key with a letter missing"] = new(Start, Options + "IoTDA:InstaceId is not a setting; the nearest is IoTDA:InstanceId.", "InstaceId=i"),
        ["a key of an older release"] = new(
            Start, Options + "IoTDA:Resilience:MaxTrys is not a setting; the nearest is IoTDA:Resilience:MaxAttempts.", "Resilience:MaxTrys=3"),
        ["a key in the wrong place"] = new(Start, Options + "IoTDA:MaxAttempts is not a setting; the nearest is IoTDA:Resilience:MaxAttempts.", "MaxAttempts=3"),
        ["a key in the wrong section"] = new(Start, Options + "IoTDA:Watch:RetryBudget is not a setting; the nearest is IoTDA:Resilience:RetryBudget.", "Watch:RetryBudget=3"),
        ["a section with a letter missing"] = new(
            Start, Options + "IoTDA:Resilence is not a setting; the nearest is IoTDA:Resilience.", "Resilence:MaxAttempts=3"),
        ["a key with two letters swapped"] = new(
            Start, Options + "IoTDA:AccessKey:AccessKeyDi is not a setting; the nearest is IoTDA:AccessKey:AccessKeyId.\n"
                + Options + "there are 2 sources of credentials, and there may be one: keep one of Token, AccessKey.",
            "AccessKey:AccessKeyDi=hunter2"),
        ["two keys"] = new(
            Start, Options + "IoTDA:Projectid2 is not a setting; the nearest is IoTDA:ProjectId.\n" + Options + "IoTDA:Regions is not a setting; the nearest is IoTDA:Region.",
            "Projectid2=p", "Regions=r"),
        ["no such section"] = new(
            Start,
            Options + "Endpoint is missing, and the configuration has no section IoTDE. " + Console + "\n"
                + Options + "ProjectId is missing, or ProjectName to look it up: the console shows both under My Credentials.\n" + NoCredentials)
        {
            Register = builder => builder.Services.AddIoTDA(builder.Configuration.GetSection("IoTDE")),
        },

        // Texts that cannot be read.
        ["a number in words"] = new(Start, Options + "IoTDA:Resilience:MaxAttempts is a whole number; it is 'three'.", "Resilience:MaxAttempts=three"),
        ["a duration without a colon"] = new(
            Start, Options + "IoTDA:Resilience:AttemptTimeout is a duration such as 00:00:30, hours first; it is '30'.", "Resilience:AttemptTimeout=30"),
        ["a duration with its unit"] = new(
            Start, Options + "IoTDA:Watch:MinInterval is a duration such as 00:00:30, hours first; it is '5s'.", "Watch:MinInterval=5s"),
        ["a flag in words"] = new(Start, Options + "IoTDA:ValidateRequests is true or false; it is 'yes'.", "ValidateRequests=yes"),
        ["a name that the enumeration has not"] = new(
            Start, Options + "IoTDA:SigningAlgorithm is one of Auto, SdkHmacSha256, V11HmacSha256; it is 'V11'.", "SigningAlgorithm=V11"),
        ["a number where a name belongs"] = new(
            Start, Options + "IoTDA:Recovery:CreateAgain is one of Never, StateSettingTypes, UpgradesToo; it is '7'.", "Recovery:CreateAgain=7"),
        ["an empty number"] = new(Start, Options + "IoTDA:MaxResponseSize is empty; it is a whole number.", "MaxResponseSize="),
        ["a section where a value belongs"] = new(Start, Options + "IoTDA:Token is a text, and not a section.", "Token", "Token:Value=hunter2"),
        ["a value where a section belongs"] = new(Start, Options + "IoTDA:Resilience is a section, and not a value.", "Resilience=fast"),

        // Where.
        ["no endpoint"] = new(Start, Options + "Endpoint is missing. " + Console, "Endpoint"),
        ["an endpoint without a scheme"] = new(Start, Options + "Endpoint is an address such as https://host; it is 'iotda.example'. " + Console, "Endpoint=iotda.example"),
        ["an endpoint with a query"] = new(
            Start, Options + "Endpoint is scheme, host and at most a path, without a query, fragment, user or empty segment; its host is iotda.example.", "Endpoint=https://iotda.example?key=hunter2"),
        ["an endpoint with a user"] = new(
            Start, Options + "Endpoint is scheme, host and at most a path, without a query, fragment, user or empty segment; its host is iotda.example.", "Endpoint=https://user:hunter2@iotda.example"),
        ["an endpoint over http"] = new(
            Start,
            Options + "Endpoint uses https unless its host is loopback, since credentials travel with each request; it is http://iotda.example. " + Allow,
            "Endpoint=http://iotda.example"),
        ["an endpoint that is IAM's"] = new(
            Start, Options + "Endpoint is IAM's address, iam.cn-north-4.myhuaweicloud.com: set that of the instance. " + Console, "Endpoint=https://iam.cn-north-4.myhuaweicloud.com"),
        ["IAM over http"] = new(
            Start,
            Options + "IamEndpoint uses https unless its host is loopback, since credentials travel with each request; it is http://iam.example. " + Allow,
            "IamEndpoint=http://iam.example"),
        ["no project, and no word about IAM beside a token"] = new(
            Start, Options + "ProjectId is missing, or ProjectName to look it up: the console shows both under My Credentials.", "ProjectId", "Endpoint=https://iotda.example"),
        ["a project's id with a space"] = new(Start, Options + "ProjectId holds letters, digits, '_' and '-' only; it is 'my project'.", "ProjectId=my project"),
        ["a project's name that is too long"] = new(
            Start,
            Options + "ProjectName has 1 to 64 characters and no control character; it is 'nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn…' (65 characters).",
            "ProjectId", $"ProjectName={new string('n', 65)}"),
        ["a project's name, and no address of IAM"] = new(
            Start,
            Options + "the endpoint's host iotda.example names no region, so IAM's address is not known: set Region or IamEndpoint.",
            "ProjectId", "ProjectName=cn-north-4", "Endpoint=https://iotda.example"),
        ["a region in words"] = new(Start, Options + "Region is a region's id such as cn-north-4; it is 'Beijing 4'.", "Region=Beijing 4"),
        ["an instance's id that is too long"] = new(
            Start, Options + "InstanceId has 1 to 36 visible ASCII characters; it is 'iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii'.", $"InstanceId={new string('i', 37)}"),

        // Who.
        ["no credentials"] = new(Start, NoCredentials, "Token"),
        ["two credentials in the section"] = new(
            Start, Two("Token, AccessKey"), "AccessKey:AccessKeyId=ak", "AccessKey:SecretAccessKey=hunter2"),
        ["a token in code and in the section"] = new(Start, Two("Token, UseToken")) { Register = builder => Add(builder).UseToken("hunter2") },
        ["two tokens in code"] = new(Start, Two("UseToken, UseToken"), "Token") { Register = builder => Add(builder).UseToken("hunter2").UseToken("t") },
        ["a key in code and one in the section"] = new(
            Start, Two("AccessKey, UseAccessKey"), "Token", "AccessKey:AccessKeyId=ak", "AccessKey:SecretAccessKey=hunter2")
        {
            Register = builder => Add(builder).UseAccessKey("ak", "hunter2"),
        },
        ["a login by two sections"] = new(
            Start, Two("IamPassword, UseIamPassword(IoTDA:Login)"), "Token", "IamPassword:UserName=u", "Login:UserName=u")
        {
            Register = builder => Add(builder).UseIamPassword(builder.Configuration.GetSection("IoTDA:Login")),
        },
        ["two providers in code"] = new(Start, Two("UseTokenProvider<VaultTokens>, UseAccessKeyProvider"), "Token")
        {
            Register = builder => Add(builder).UseTokenProvider<VaultTokens>().UseAccessKeyProvider(_ => throw new InvalidOperationException("It is never made.")),
        },
        ["a provider of the container beside a token"] = new(Start, Two("Token, a keyed ITokenProvider"))
        {
            Register = builder =>
            {
                builder.Services.AddKeyedSingleton<ITokenProvider, VaultTokens>("");
                Add(builder);
            },
        },
        ["a provider of the container beside a token in code"] = new(Start, Two("UseToken, a keyed ITokenProvider"), "Token")
        {
            Register = builder =>
            {
                builder.Services.AddKeyedSingleton<ITokenProvider, VaultTokens>("");
                Add(builder).UseToken("hunter2");
            },
        },
        ["half an access key"] = new(Start, Options + "AccessKey: SecretAccessKey is missing.", "Token", "AccessKey:AccessKeyId=ak"),
        ["half a login"] = new(
            Start, Options + "IamPassword: DomainName is missing.\n" + Options + "IamPassword: Password is missing.", "Token", "IamPassword:UserName=u"),
        ["an empty token"] = new(Start, Options + "Token is missing.", "Token="),
        ["a token with a line end"] = new(Start, Options + "Token has visible ASCII characters only, and no space or line end.", "Token=hunter2\n"),
        ["a key in a login's section"] = new(
            Start, Options + "IoTDA:Login:Username2 is not a setting; the nearest is IoTDA:Login:UserName.\n" + Options + "UseIamPassword(IoTDA:Login): UserName is missing.",
            "Token", "Login:DomainName=d", "Login:Username2=u", "Login:Password=hunter2")
        {
            Register = builder => Add(builder).UseIamPassword(builder.Configuration.GetSection("IoTDA:Login")),
        },
        ["a duration in a login's section"] = new(
            Start, Options + "IoTDA:Login:RenewalMargin is a duration such as 00:00:30, hours first; it is '30 min'.", "Token", "Login:RenewalMargin=30 min")
        {
            Register = builder => Add(builder).UseIamPassword(builder.Configuration.GetSection("IoTDA:Login")),
        },
        ["a margin of more than half a day"] = new(
            Start,
            Options + "IamPassword: RenewalMargin is 0 to 12 hours; it is 13:00:00.",
            "Token", "IamPassword:DomainName=d", "IamPassword:UserName=u", "IamPassword:Password=hunter2", "IamPassword:RenewalMargin=13:00:00"),
        ["a key without a region"] = new(
            Start,
            Options + "the endpoint's host iotda.example names no region, and an access key has to be derived for one: set Region, or set SigningAlgorithm to SdkHmacSha256 if "
                + "the instance is of the basic edition.",
            "Token", "Endpoint=https://iotda.example", "AccessKey:AccessKeyId=ak", "AccessKey:SecretAccessKey=hunter2"),

        // How.
        ["more than ten attempts"] = new(Start, Options + "Resilience.MaxAttempts is 1 to 10; it is 11.", "Resilience:MaxAttempts=11"),
        ["an attempt that is longer than the call"] = new(
            Start,
            Options + "Resilience.AttemptTimeout is at least 00:00:00.0100000 and at most Resilience.TotalTimeout, which is at most a day; they are 00:02:00 and 00:01:40.",
            "Resilience:AttemptTimeout=00:02:00"),
        ["an answer of at most nothing"] = new(Start, Options + "MaxResponseSize is 1024 to 1073741824 bytes; it is 0.", "MaxResponseSize=0"),
        ["a recovery that ends before it settles"] = new(
            Start,
            Options + "Recovery.Timeout is 1 second to 1 hour, and not below Recovery.SettlingTime (00:00:18); it is 00:00:10.",
            "Recovery:Timeout=00:00:10"),
        ["a watch that never looks"] = new(
            Start,
            Options + "Watch.MinInterval is above 0 and at most Watch.MaxInterval, which is at most a day; they are 00:00:02 and 2.00:00:00.",
            "Watch:MaxInterval=2.00:00:00"),

        // The container.
        ["a name twice"] = new(
            Registration,
            "AddIoTDA was called before for the client 'east': register each name once, and set its options from elsewhere by Configure<IoTDAClientOptions>.")
        {
            Register = builder =>
            {
                builder.Services.AddIoTDA("east", builder.Configuration.GetSection("IoTDA"));
                builder.Services.AddIoTDA("east", options => options.InstanceId = "i");
            },
        },
        ["a key for a client that does not exist"] = new(
            Resolution, "There is no IoTDA client 'est'. AddIoTDA was called for: without a name, 'east'.")
        {
            Register = AddTwo,
            Resolve = services => services.GetRequiredKeyedService<IBatchTaskClient>("est"),
        },
        ["a key for another part of a client that does not exist"] = new(
            Resolution, "There is no IoTDA client 'East'. AddIoTDA was called for: without a name, 'east'.")
        {
            Register = AddTwo,
            Resolve = services => services.GetRequiredKeyedService<IoTDAClient>("East"),
        },
        ["one of two clients"] = new(Start, "IoTDAClientOptions 'east': InstanceId has 1 to 36 visible ASCII characters; it is ''.")
        {
            Register = builder =>
            {
                AddTwo(builder);
                builder.Services.Configure<IoTDAClientOptions>("east", options => options.InstanceId = "");
            },
        },
    };

    private static string NoCredentials =>
        Options + "there are no credentials. Looked at: Token, AccessKey and IamPassword in the options; a token provider; an access key provider; the environment variables "
            + "IOTDA_TOKEN (not set); IOTDA_AK with IOTDA_SK (not set); IOTDA_IAM_DOMAIN with IOTDA_IAM_USER with IOTDA_IAM_PASSWORD (not set); "
            + "HUAWEICLOUD_SDK_AK with HUAWEICLOUD_SDK_SK (not set); "
            + "the file ~/.huaweicloud/credentials (not there).";

    private static string Two(string which) => Options + $"there are 2 sources of credentials, and there may be one: keep one of {which}.";

    private static IoTDABuilder Add(HostApplicationBuilder builder) => builder.Services.AddIoTDA(builder.Configuration.GetSection("IoTDA"));

    private static void AddTwo(HostApplicationBuilder builder)
    {
        Add(builder);
        builder.Services.AddIoTDA("east", builder.Configuration.GetSection("IoTDA"));
    }

    private sealed class VaultTokens : ITokenProvider
    {
        public ValueTask<string> GetTokenAsync(CancellationToken cancellationToken) => ValueTask.FromResult("vault");

        public ValueTask<bool> RejectAsync(string token, CancellationToken cancellationToken) => ValueTask.FromResult(false);
    }
}
