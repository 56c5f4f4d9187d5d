using IoTDA.Sdk.Pipeline;
using Microsoft.Extensions.Options;

namespace IoTDA.Sdk.DependencyInjection;

/// <summary>Has a client's handlers made when the host starts, so that a primary handler which cannot be made safe is refused then and not by the first call.</summary>
internal sealed class PrimaryHandlerCheck
{
    /// <summary>Checks the handlers of one client.</summary>
    internal sealed class Validator(string client, string[] httpClients, Func<IHttpMessageHandlerFactory> handlers) : IValidateOptions<PrimaryHandlerCheck>
    {
        /// <inheritdoc />
        public ValidateOptionsResult Validate(string? name, PrimaryHandlerCheck options)
        {
            if (name != client)
            {
                return ValidateOptionsResult.Skip;
            }

            try
            {
                foreach (string httpClient in httpClients)
                {
                    handlers().CreateHandler(httpClient);
                }

                return ValidateOptionsResult.Success;
            }
            catch (UnsafeHandlerException exception)
            {
                return ValidateOptionsResult.Fail(exception.Message);
            }
        }
    }
}
