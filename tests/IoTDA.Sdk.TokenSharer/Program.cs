using IoTDA.Sdk;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

// One process of several that share a token: a call for each line that it reads, and a line for each answer.
(Uri service, string project, string redis, string keyRing) = (new Uri(args[0]), args[1], args[2], args[3]);
ServiceCollection services = new();
services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo(keyRing)).SetApplicationName("sharers");
services.AddStackExchangeRedisCache(options => options.Configuration = redis);
services
    .AddIoTDA(options => (options.Endpoint, options.IamEndpoint, options.ProjectId) = (service, service, project))
    .UseIamPassword(user => (user.DomainName, user.UserName, user.Password) = ("acme", "robot", "hunter2-password"))
    .ShareTokens();
await using ServiceProvider provider = services.BuildServiceProvider();
IBatchTaskFileClient files = provider.GetRequiredService<IBatchTaskFileClient>();
Console.WriteLine("ready");
while (await Console.In.ReadLineAsync() is not null)
{
    try
    {
        await files.ListAsync();
        Console.WriteLine("ok");
    }
    catch (IoTDAException exception)
    {
        Console.WriteLine(exception.Message);
    }
}
