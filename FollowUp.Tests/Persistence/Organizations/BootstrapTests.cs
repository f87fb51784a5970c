using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Channels.Accounts;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Infrastructure;
using FollowUp.Infrastructure.Persistence;
using FollowUp.Infrastructure.Seeding;
using FollowUp.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FollowUp.Tests.Persistence.Organizations;

public sealed class BootstrapTests
{
    [Fact]
    public async Task Settings_make_organization_owner_key_secrets_and_smtp_account()
    {
        using var app = new TestApp
        {
            Settings =
            {
                ["Channels:Smtp:Host"] = "127.0.0.1",
                ["Channels:Smtp:Port"] = "2525",
                ["Channels:Smtp:Security"] = "none",
                ["Channels:Smtp:From"] = "shop@example.com",
            },
        };
        await using var context = Open(app);
        var organization = await context.Organizations.SingleAsync();

        Assert.Equal("Quay 1, Oslo", organization.PostalAddress);
        Assert.Equal(Role.Owner, (await context.Set<Membership>().SingleAsync()).Role);
        Assert.Equal("*", (await app.Get<IApiKeyLookup>().FindAsync(TestApp.ApiKey, default))?.Scopes);
        foreach (var source in WebhookSources.All)
        {
            Assert.Equal([TestApp.WebhookSecret], await app.Get<IWebhookKeys>().FindAsync(organization.Id, source, default));
        }

        var accounts = await app.Get<IChannelAccounts>().ListAsync(Actor.System(organization.Id), default);
        Assert.Equal([(Channel.Email, "smtp", "shop@example.com"), (Channel.Sms, "sandbox", "+15555550100"), (Channel.WhatsApp, "sandbox", "+15555550100")], accounts.Select(account => (account.Channel, account.Provider, account.From)));
        Assert.Equal("2525", accounts[0].Settings["port"]);
    }

    [Fact]
    public async Task Running_again_adds_nothing()
    {
        using var app = new TestApp();
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<Bootstrap>().RunAsync(default);
        }

        await using var context = Open(app);
        Assert.Equal((1, 1, 1), (await context.Organizations.CountAsync(), await context.Users.CountAsync(), await context.Set<ApiKey>().CountAsync()));
    }

    [Fact]
    public async Task Nodes_that_start_at_once_make_one_organization()
    {
        using var app = new TestApp();
        await using var context = Open(app);
        await context.Set<Membership>().ExecuteDeleteAsync();
        await context.Set<ApiKey>().ExecuteDeleteAsync();
        await context.Set<WebhookSecret>().ExecuteDeleteAsync();
        await context.Set<ChannelAccount>().ExecuteDeleteAsync();
        await context.Users.ExecuteDeleteAsync();
        await context.Organizations.ExecuteDeleteAsync();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            await using var scope = app.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<Bootstrap>().RunAsync(default);
        }));

        Assert.Equal((1, 1), (await context.Organizations.CountAsync(), await context.Users.CountAsync()));
    }

    [Fact]
    public async Task Development_without_settings_makes_a_demo_one_can_sign_in_to()
    {
        using var app = new TestApp { Environment = "Development" };
        app.Settings.Clear();
        await using var context = Open(app);

        Assert.True((await context.Organizations.SingleAsync()).IsDemo);
        Assert.NotNull(await app.Get<IApiKeyLookup>().FindAsync(DemoAccess.Development.ApiKey, default));
    }

    [Fact]
    public async Task Outside_Development_a_demo_never_has_the_known_password_or_key()
    {
        using var app = new TestApp { Settings = { ["Bootstrap:Demo"] = "true" } };
        await using var context = Open(app);

        Assert.Equal(2, await context.Organizations.CountAsync());
        Assert.Null(await app.Get<IApiKeyLookup>().FindAsync(DemoAccess.Development.ApiKey, default));
    }

    [Fact]
    public async Task Without_settings_in_Production_nothing_is_made_and_the_start_goes_on()
    {
        using var app = new TestApp();
        app.Settings.Clear();
        await using var context = Open(app);

        Assert.False(await context.Organizations.AnyAsync());
    }

    [Theory]
    [InlineData("Bootstrap:AdminEmail", "nobody", "Bootstrap:AdminEmail")]
    [InlineData("Bootstrap:AdminPassword", "short", "Bootstrap:AdminPassword")]
    [InlineData("Bootstrap:ApiKey", "too-short", "Bootstrap:ApiKey")]
    [InlineData("Bootstrap:WebhookSecret", "secret", "Bootstrap:WebhookSecret")]
    [InlineData("Bootstrap:Demo", "perhaps", "Bootstrap:Demo")]
    [InlineData("Channels:Smtp:Port", "many", "Channels:Smtp:Port")]
    [InlineData("Channels:Smtp:Security", "ssl", "Channels:Smtp:Security")]
    [InlineData("Channels:Smtp:From", "nobody", "Channels:Smtp:From")]
    public void A_wrong_value_is_named_in_one_line_that_does_not_repeat_secrets(string key, string value, string named)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Bootstrap:OrganizationName"] = "Shop",
            ["Bootstrap:AdminEmail"] = "owner@example.com",
            ["Channels:Smtp:Host"] = "mail.example.com",
            ["Channels:Smtp:From"] = "shop@example.com",
            [key] = value,
        };

        var wrong = Assert.Throws<ConfigurationException>(() => BootstrapOptions.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()));

        var line = Assert.Single(wrong.Problems);
        Assert.StartsWith(named, line, StringComparison.Ordinal);
        Assert.DoesNotContain("too-short", line);
    }

    private static FollowUpDbContext Open(TestApp app)
    {
        _ = app.Server;
        return app.Get<Database>().Open(DataScope.All);
    }
}
