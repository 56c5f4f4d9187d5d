using System.Globalization;
using IoTDA.Sdk.Authentication.Sources;
using IoTDA.Sdk.BatchTasks.Watching;
using IoTDA.Sdk.Endpoints;
using IoTDA.Sdk.Pipeline.RateLimiting;
using IoTDA.Sdk.Pipeline.Resilience;
using IoTDA.Sdk.Recovery;
using IoTDA.Sdk.Validation;
using Microsoft.Extensions.Options;

namespace IoTDA.Sdk;

/// <summary>Checks the options as a whole; every violation in one message.</summary>
internal sealed class IoTDAClientOptionsValidator(Func<string, IEnumerable<Credential>> registered, EnvironmentVariables environment)
    : IValidateOptions<IoTDAClientOptions>
{
    private const int MaxInstanceIdLength = 36;
    private const int MaxProjectNameLength = 64;
    private const string Console = "The console shows the address under Overview, Access Details.";

    /// <inheritdoc />
    public ValidateOptionsResult Validate(string? name, IoTDAClientOptions options)
        => Validate(name, options, registered(name ?? ""), environment);

    /// <summary>Checks the options and the source of credentials.</summary>
    public static ValidateOptionsResult Validate(
        string? name, IoTDAClientOptions options, IEnumerable<Credential> providers, EnvironmentVariables? environment)
    {
        List<string> wrong = [.. options.Unreadable, .. options.Unknown];
        if (options.Unreadable.Count > 0)
        {
            return Fail(name, wrong);
        }

        bool endpoint = options.Endpoint is not null
            ? Address(wrong, options, nameof(options.Endpoint), options.Endpoint, $" {Console}")
            : Add(wrong, $"Endpoint is missing{(options.MissingSection is { } section ? $", and the configuration has no section {section}" : "")}. {Console}");
        bool iam = options.IamEndpoint is null || Address(wrong, options, nameof(options.IamEndpoint), options.IamEndpoint, "");
        List<string> wrongCredentials = [];
        Credential? credential = CredentialResolver.Resolve(wrongCredentials, [.. options.Credentials(), .. providers], environment);
        Project(wrong, options, credential);

        if (options.InstanceId is { } instance && (instance.Length is 0 or > MaxInstanceIdLength || !Characters.AreHeaderText(instance)))
        {
            wrong.Add($"InstanceId has 1 to 36 visible ASCII characters; it is {Violations.Show(instance)}.");
        }

        bool region = options.Region is not { } given || (given.Length > 0 && Characters.AreId(given))
            || Add(wrong, $"Region is a region's id such as cn-north-4; it is {Violations.Show(options.Region)}.");
        bool algorithm = Enum.IsDefined(options.SigningAlgorithm)
            || Add(wrong, string.Create(CultureInfo.InvariantCulture, $"SigningAlgorithm is none of the defined ones; it is {(int)options.SigningAlgorithm}."));
        wrong.AddRange(wrongCredentials);
        if (credential is not null && endpoint && iam && region && algorithm)
        {
            Region(wrong, credential, options);
        }

        if (options.MaxResponseSize is < 1_024 or > 1_073_741_824)
        {
            wrong.Add(string.Create(CultureInfo.InvariantCulture, $"MaxResponseSize is 1024 to 1073741824 bytes; it is {options.MaxResponseSize}."));
        }

        if (options.MaxDownloadSize is < 1_024 or > 1_099_511_627_776)
        {
            wrong.Add(string.Create(CultureInfo.InvariantCulture, $"MaxDownloadSize is 1024 to 1099511627776 bytes; it is {options.MaxDownloadSize}."));
        }

        if (options.Resilience is null)
        {
            wrong.Add("Resilience is missing.");
        }
        else
        {
            ResilienceOptionsRules.Check(wrong, options.Resilience);
        }

        if (options.RateLimit is null)
        {
            wrong.Add("RateLimit is missing.");
        }
        else
        {
            RateLimitOptionsRules.Check(wrong, options.RateLimit);
        }

        if (options.Recovery is null)
        {
            wrong.Add("Recovery is missing.");
        }
        else
        {
            RecoveryOptionsRules.Check(wrong, options.Recovery);
        }

        if (options.Watch is null)
        {
            wrong.Add("Watch is missing.");
        }
        else
        {
            WatchOptionsRules.Check(wrong, options.Watch, "Watch.");
        }

        return wrong.Count == 0 ? ValidateOptionsResult.Success : Fail(name, wrong);
    }

    private static ValidateOptionsResult Fail(string? name, List<string> wrong)
        => ValidateOptionsResult.Fail(wrong.Select(message => $"IoTDAClientOptions{(string.IsNullOrEmpty(name) ? "" : $" '{name}'")}: {message}"));

    private static void Project(List<string> wrong, IoTDAClientOptions options, Credential? credential)
    {
        if (options.ProjectId is null && options.ProjectName is not null)
        {
            if (options.ProjectName.Length is 0 or > MaxProjectNameLength || !Characters.AreSafe(options.ProjectName))
            {
                wrong.Add($"ProjectName has 1 to 64 characters and no control character; it is {Violations.Show(options.ProjectName)}.");
            }

            return;
        }

        if (string.IsNullOrEmpty(options.ResolveProjectId(credential)))
        {
            wrong.Add("ProjectId is missing, or ProjectName to look it up: the console shows both under My Credentials.");
        }
        else if (options.ProjectId is not null && !Characters.AreId(options.ProjectId))
        {
            wrong.Add($"ProjectId holds letters, digits, '_' and '-' only; it is {Violations.Show(options.ProjectId)}.");
        }
    }

    private static void Region(List<string> wrong, Credential credential, IoTDAClientOptions options)
    {
        if (credential.Keys is not null
            && options.ResolveAlgorithm() is { Name: SigningAlgorithm.V11HmacSha256, Region: null })
        {
            wrong.Add(
                $"the endpoint's host {options.Endpoint!.Host} names no region, and an access key has to be derived for one: set Region, "
                    + "or set SigningAlgorithm to SdkHmacSha256 if the instance is of the basic edition.");
        }

        if ((credential.User is not null || (options.ProjectId is null && options.ProjectName is not null)) && options.ResolveIamAddress() is null)
        {
            wrong.Add($"the endpoint's host {options.Endpoint!.Host} names no region, so IAM's address is not known: set Region or IamEndpoint.");
        }
    }

    private static bool Address(List<string> wrong, IoTDAClientOptions options, string member, Uri address, string where)
    {
        if (!address.IsAbsoluteUri || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp))
        {
            return Add(wrong, $"{member} is an address such as https://host; it is {Violations.Show(WithoutUser(address.OriginalString))}.{where}");
        }

        int before = wrong.Count;
        if (address.Scheme == Uri.UriSchemeHttp && !address.IsLoopback && !options.AllowUnencryptedHttp)
        {
            wrong.Add(
                $"{member} uses https unless its host is loopback, since credentials travel with each request; it is {WithoutUser(address.GetLeftPart(UriPartial.Authority))}. "
                    + "Where nobody else can read, such as before an emulator, AllowUnencryptedHttp permits it.");
        }

        if (member == nameof(IoTDAClientOptions.Endpoint) && HostNames.IsIam(address.Host))
        {
            wrong.Add($"Endpoint is IAM's address, {address.Host}: set that of the instance.{where}");
        }

        if (address.Query.Length > 0 || address.Fragment.Length > 0 || address.UserInfo.Length > 0 || address.AbsolutePath.Contains("//", StringComparison.Ordinal))
        {
            wrong.Add($"{member} is scheme, host and at most a path, without a query, fragment, user or empty segment; its host is {address.Host}.");
        }

        return wrong.Count == before;
    }

    // What stands before the last @ may be a password.
    private static string WithoutUser(string address) => address[(address.LastIndexOf('@') + 1)..];

    private static bool Add(List<string> wrong, string message)
    {
        wrong.Add(message);
        return false;
    }
}
