using System.CommandLine;
using System.Globalization;

namespace QuickStart;

/// <summary>The command line.</summary>
internal sealed class Arguments
{
    private readonly Option<string> _product = new("--product")
    {
        Description = "The name of the product whose outdated devices are upgraded",
        HelpName = "NAME",
        DefaultValueFactory = _ => "Meter",
    };

    private readonly Option<string> _devices = new("--devices")
    {
        Description = "A file of device ids, one a line, instead of the product's outdated devices; goes with --package",
        HelpName = "FILE",
    };

    private readonly Option<string> _package = new("--package")
    {
        Description = "The id of the software or firmware package (default: the newest of the product)",
        HelpName = "ID",
    };

    private readonly Option<string> _type = new Option<string>("--type")
    {
        Description = "What to upgrade",
        DefaultValueFactory = _ => "firmwareUpgrade",
    }.AcceptOnlyFromAmong("softwareUpgrade", "firmwareUpgrade");

    private readonly Option<string> _name = new("--name")
    {
        Description = "The task's name (default: QuickStart and the time)",
        HelpName = "NAME",
        DefaultValueFactory = _ => "QuickStart_" + TimeProvider.System.GetUtcNow().ToString("yyyyMMdd_HHmmss", CultureInfo.InvariantCulture),
    };

    private readonly Option<string> _endpoint = new("--endpoint")
    {
        Description = "The instance's address, with credentials in the environment: IOTDA_TOKEN, or IOTDA_AK and IOTDA_SK, or IOTDA_IAM_PASSWORD with --user (default: an emulator in this process)",
        HelpName = "URL",
    };

    private readonly Option<string> _project = new("--project") { Description = "The project's id; goes with --endpoint", HelpName = "ID" };

    private readonly Option<string> _instance = new("--instance") { Description = "The instance's id; goes with --endpoint", HelpName = "ID" };

    private readonly Option<string> _user = new("--user") { Description = "The IAM user who logs in with IOTDA_IAM_PASSWORD; goes with --domain", HelpName = "NAME" };

    private readonly Option<string> _domain = new("--domain") { Description = "The account that the IAM user belongs to", HelpName = "NAME" };

    private readonly Option<string> _iam = new("--iam") { Description = "IAM's address (default: that of the region)", HelpName = "URL" };

    private readonly Option<string> _region = new("--region") { Description = "The region, where the endpoint's host does not name it", HelpName = "ID" };

    public Arguments()
    {
        Command = new RootCommand("Upgrades the outdated devices of a product with one batch task and shows how it goes. Exit code 0: all succeeded, 3: some failed, 2: bad input, 1: anything else.")
        {
            _product, _devices, _package, _type, _name, _endpoint, _project, _instance, _user, _domain, _iam, _region,
        };
        Command.Validators.Add(result =>
        {
            bool endpoint = result.GetResult(_endpoint) is not null;
            bool project = result.GetResult(_project) is not null;
            Option[] others = [_instance, _user, _iam, _region];
            if (endpoint != project || (!endpoint && others.Any(option => result.GetResult(option) is not null)))
            {
                result.AddError("--endpoint and --project go together, and --instance, --user, --iam and --region go with them.");
            }

            if (result.GetResult(_devices) is not null && result.GetResult(_package) is null)
            {
                result.AddError("--devices needs --package: without a product there is no newest package.");
            }

            if ((result.GetResult(_user) is null) != (result.GetResult(_domain) is null))
            {
                result.AddError("--user and --domain go together.");
            }
        });
    }

    public RootCommand Command { get; }

    public Settings Read(ParseResult result) => new()
    {
        ProductName = result.GetRequiredValue(_product),
        DevicesPath = result.GetValue(_devices),
        PackageId = result.GetValue(_package),
        TaskType = result.GetRequiredValue(_type),
        TaskName = result.GetRequiredValue(_name),
        Endpoint = Address(result, _endpoint),
        ProjectId = result.GetValue(_project),
        InstanceId = result.GetValue(_instance),
        UserName = result.GetValue(_user),
        DomainName = result.GetValue(_domain),
        IamEndpoint = Address(result, _iam),
        Region = result.GetValue(_region),
    };

    private static Uri? Address(ParseResult result, Option<string> option)
        => result.GetValue(option) is not { } text ? null
            : Uri.TryCreate(text, UriKind.Absolute, out Uri? address) ? address
            : throw new InputException($"{option.Name} {text}: an address such as https://host.");
}
