using IoTDA.Sdk.Pipeline;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;

namespace IoTDA.Sdk.DependencyInjection;

/// <summary>
/// Sets the guard before the primary handler of a client, when everybody else has added or replaced handlers. It becomes part of the primary, so that
/// whatever is added later stands outside of it all the same.
/// </summary>
internal sealed class GuardFilter(string name, string[] httpClients, ILogger logger) : IHttpMessageHandlerBuilderFilter
{
    /// <inheritdoc />
    public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
    {
        if (!httpClients.Contains(builder.Name))
        {
            next(builder);
            return;
        }

        try
        {
            next(builder);
        }
        catch (InvalidOperationException)
        {
            // A handler that has sent requests already is refused by the framework's own steps too, which do not say what to do.
            GuardedPrimary.SwitchOff(builder.PrimaryHandler);
            throw;
        }

        builder.PrimaryHandler = GuardedPrimary.Create(builder.PrimaryHandler, builder.AdditionalHandlers, name, logger);
    };
}
