using FollowUp.Infrastructure.Persistence;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace FollowUp.Tests.Support;

/// <summary>The whole application in process, in Production, with an organization of its own on a fresh database.</summary>
internal sealed class TestApp : WebApplicationFactory<Program>
{
    public const string OwnerEmail = "owner@example.com";
    public const string OwnerPassword = "quiet harbour lamp";
    public const string ApiKey = "test-key-0123456789-0123456789-0123456789";
    public const string WebhookSecret = "whsec_dGVzdC1zZWNyZXQtMDEyMzQ1Njc4OTAxMjM0NTY3ODk=";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("followup-app-");

    /// <summary>Settings over those above, by key.</summary>
    public Dictionary<string, string> Settings { get; } = new()
    {
        ["Bootstrap:OrganizationName"] = "Test Shop",
        ["Bootstrap:AdminEmail"] = OwnerEmail,
        ["Bootstrap:AdminPassword"] = OwnerPassword,
        ["Bootstrap:ApiKey"] = ApiKey,
        ["Bootstrap:WebhookSecret"] = WebhookSecret,
    };

    public string Environment { get; init; } = "Production";

    /// <summary>Stands in for services of the application.</summary>
    public Action<IServiceCollection> Replace { get; init; } = _ => { };

    /// <summary>Calls the API with the key of the first organization.</summary>
    public HttpClient CreateApiClient(string key = ApiKey)
    {
        var client = CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        return client;
    }

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(Environment);
        builder.UseSetting("ConnectionStrings:FollowUp", $"Data Source={Path.Combine(folder.FullName, "app.db")};Pooling=False");
        foreach (var (key, value) in Settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureTestServices(services =>
        {
            var start = services.Single(service => service.ImplementationType == typeof(DatabaseStart));
            services[services.IndexOf(start)] = ServiceDescriptor.Singleton<IHostedService, CreateTables>();
            Replace(services);
        });
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && folder.Exists)
        {
            folder.Delete(recursive: true);
        }
    }

    private sealed class CreateTables(Database database) : IHostedService
    {
        public async Task StartAsync(CancellationToken cancellationToken)
        {
            await using var context = database.Open(DataScope.All);
            await context.Database.EnsureCreatedAsync(cancellationToken);
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
