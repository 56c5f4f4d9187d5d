using System.Globalization;
using IoTDA.Sdk.Reconciliation;
using IoTDA.Sdk.Resilience;
using IoTDA.Sdk.Validation;
using Microsoft.Extensions.Options;

namespace IoTDA.Sdk;

/// <summary>Checks the options as a whole; every violation in one message.</summary>
internal sealed class IoTDAClientOptionsValidator : IValidateOptions<IoTDAClientOptions>
{
    private const int MaxInstanceIdLength = 36;
    private const string Console = "The console shows the address under Overview, Access Details.";

    /// <inheritdoc />
    public ValidateOptionsResult Validate(string? name, IoTDAClientOptions options)
    {
        var wrong = new List<string>();
        Endpoint(wrong, options.Endpoint);
        if (string.IsNullOrEmpty(options.ProjectId))
        {
            wrong.Add("ProjectId is required: the console shows it under My Credentials.");
        }
        else if (!Characters.AreId(options.ProjectId))
        {
            wrong.Add($"ProjectId holds letters, digits, '_' and '-' only; it is {Violations.Show(options.ProjectId)}.");
        }

        if (options.InstanceId is { } instance && (instance.Length is 0 or > MaxInstanceIdLength || !Characters.AreHeaderText(instance)))
        {
            wrong.Add($"InstanceId has 1 to 36 visible ASCII characters; it is {Violations.Show(instance)}.");
        }

        if (options.Token is { } token && (token.Length == 0 || !Characters.AreHeaderText(token)))
        {
            wrong.Add("Token has visible ASCII characters only, and at least one.");
        }

        if (options.MaxResponseSize is < 1_024 or > 1_073_741_824)
        {
            wrong.Add(string.Create(CultureInfo.InvariantCulture, $"MaxResponseSize is 1024 to 1073741824 bytes; it is {options.MaxResponseSize}."));
        }

        if (options.Resilience is null)
        {
            wrong.Add("Resilience is required.");
        }
        else
        {
            ResilienceOptionsRules.Check(wrong, options.Resilience);
        }

        if (options.Reconciliation is null)
        {
            wrong.Add("Reconciliation is required.");
        }
        else
        {
            ReconciliationOptionsRules.Check(wrong, options.Reconciliation);
        }

        Watch(wrong, options);
        return wrong.Count == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(wrong.Select(message => $"IoTDAClientOptions{(string.IsNullOrEmpty(name) ? "" : $" '{name}'")}: {message}"));
    }

    private static void Endpoint(List<string> wrong, Uri? endpoint)
    {
        if (endpoint is null)
        {
            wrong.Add($"Endpoint is required. {Console}");
            return;
        }

        if (!endpoint.IsAbsoluteUri || (endpoint.Scheme != Uri.UriSchemeHttps && endpoint.Scheme != Uri.UriSchemeHttp))
        {
            wrong.Add($"Endpoint is an address such as https://host; it is {Violations.Show(endpoint.OriginalString)}. {Console}");
            return;
        }

        if (endpoint.Scheme == Uri.UriSchemeHttp && !endpoint.IsLoopback)
        {
            wrong.Add($"Endpoint uses https unless its host is loopback, since the token travels with each request; it is {endpoint.GetLeftPart(UriPartial.Authority)}.");
        }

        if (endpoint.AbsolutePath.Length > 1 || endpoint.Query.Length > 0 || endpoint.Fragment.Length > 0 || endpoint.UserInfo.Length > 0)
        {
            wrong.Add($"Endpoint is scheme and host only, without a path, query or user; its host is {endpoint.Host}.");
        }
    }

    private static void Watch(List<string> wrong, IoTDAClientOptions options)
    {
        if (options.Watch is not { } watch)
        {
            wrong.Add("Watch is required.");
            return;
        }

        if (watch.MinInterval <= TimeSpan.Zero || watch.MaxInterval < watch.MinInterval || watch.MaxInterval > TimeSpan.FromDays(1))
        {
            wrong.Add($"Watch.MinInterval is above 0 and at most Watch.MaxInterval, which is at most a day; they are {watch.MinInterval} and {watch.MaxInterval}.");
        }

        if (watch.MaxConsecutiveErrors < 0)
        {
            wrong.Add(string.Create(CultureInfo.InvariantCulture, $"Watch.MaxConsecutiveErrors is 0 or more; it is {watch.MaxConsecutiveErrors}."));
        }
    }
}
