using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace IoTDA.Sdk.Hosting;

/// <summary>Refuses a health check of a client that nobody has registered, when the host starts.</summary>
internal sealed class RegisteredClientCheck(IServiceCollection services, string client) : IValidateOptions<HealthCheckServiceOptions>
{
    /// <inheritdoc />
    public ValidateOptionsResult Validate(string? name, HealthCheckServiceOptions options)
    {
        string[] known =
        [
            .. services.Where(static service => service.IsKeyedService && service.ServiceType == typeof(IoTDAClient)).Select(static service => service.ServiceKey).OfType<string>(),
        ];
        return known.Contains(client, StringComparer.Ordinal)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                $"AddHealthChecks().AddIoTDA: there is no IoTDA client {Show(client)}. AddIoTDA was called for: {(known.Length == 0 ? "none" : string.Join(", ", known.Select(Show)))}.");
    }

    private static string Show(string name) => name.Length == 0 ? "without a name" : $"'{name}'";
}
