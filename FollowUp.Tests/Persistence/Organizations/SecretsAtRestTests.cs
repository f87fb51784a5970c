using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Channels.Accounts;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Infrastructure.Persistence.Stores.Channels;
using FollowUp.Infrastructure.Secrets;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using System.Security.Cryptography;

namespace FollowUp.Tests.Persistence.Organizations;

public sealed class SecretsAtRestTests : IDisposable
{
    private readonly OrganizationFixture world = new();

    public void Dispose() => world.Dispose();

    [Fact]
    public void What_is_protected_for_one_purpose_does_not_open_for_another()
    {
        var protector = world.Get<ISecretProtector>();
        var text = protector.Protect("one", "secret");

        Assert.Equal("secret", protector.Unprotect("one", text));
        Assert.Throws<CryptographicException>(() => protector.Unprotect("two", text));
    }

    [Fact]
    public async Task The_keys_are_in_the_database()
    {
        world.Get<ISecretProtector>().Protect("one", "secret");
        await using var context = world.Open();

        Assert.NotEmpty(await context.Set<StoredKey>().ToListAsync());
    }

    [Fact]
    public async Task A_webhook_secret_is_stored_encrypted_and_its_forerunner_is_taken_for_a_day()
    {
        var secrets = world.Get<IWebhookSecrets>();
        var keys = world.Get<IWebhookKeys>();
        var first = await secrets.SetAsync(world.Theirs, WebhookSources.Generic, null, default);
        var second = await secrets.SetAsync(world.Theirs, WebhookSources.Generic, null, default);

        Assert.Equal([second, first], await keys.FindAsync(world.Theirs.OrganizationId, WebhookSources.Generic, default));
        world.Clock.Advance(Duration.FromHours(25));
        Assert.Equal([second], await keys.FindAsync(world.Theirs.OrganizationId, WebhookSources.Generic, default));

        await using var context = world.Open();
        var row = await context.Set<WebhookSecret>().SingleAsync(secret => secret.OrganizationId == world.Theirs.OrganizationId);
        Assert.DoesNotContain("whsec_", row.ProtectedSecret);
    }

    [Fact]
    public async Task A_password_of_an_account_is_kept_when_none_is_typed_and_never_shown()
    {
        var accounts = world.Get<IChannelAccounts>();
        var id = await accounts.CreateAsync(world.Mine, Input("mail.example.com", ("password", "hunter2hunter2")), default);
        await accounts.UpdateAsync(world.Mine, id, null, Input("mail2.example.com"), default);

        var view = Assert.Single(await accounts.ListAsync(world.Mine, default), account => account.Id == id);
        Assert.True(view.HasSecrets);
        Assert.DoesNotContain(view.Settings, setting => setting.Value.Contains("hunter2", StringComparison.Ordinal));

        await using var context = world.Open();
        var row = await context.Set<ChannelAccount>().SingleAsync(account => account.Id == id);
        Assert.DoesNotContain("hunter2", row.Settings + row.ProtectedSecrets);
        var opened = world.Get<ChannelAccountData>().Open(row);
        Assert.Equal("hunter2hunter2", opened.Secrets["password"]);
        Assert.Equal("mail2.example.com", opened.Settings["host"]);

        await accounts.UpdateAsync(world.Mine, id, null, Input("mail2.example.com", ("password", "")), default);
        Assert.False((await accounts.GetAsync(world.Mine, id, default)).HasSecrets);
    }

    [Fact]
    public async Task A_first_real_account_takes_the_sandbox_out_of_use_for_email_only()
    {
        var accounts = world.Get<IChannelAccounts>();
        Assert.All(await accounts.ListAsync(world.Mine, default), account => Assert.True(account.Enabled));

        await accounts.CreateAsync(world.Mine, Input("mail.example.com"), default);

        var enabled = (await accounts.ListAsync(world.Mine, default)).Where(account => account.Enabled).Select(account => (account.Channel, account.Provider));
        Assert.Equal([(Channel.Email, "smtp"), (Channel.Sms, "sandbox"), (Channel.WhatsApp, "sandbox")], enabled);
    }

    private static ChannelAccountInput Input(string host, params (string Name, string Text)[] secrets) => new(
        Channel.Email, "smtp", "SMTP", "shop@example.com", "Shop", new Dictionary<string, string> { ["host"] = host, ["user"] = "shop", ["ratePerSecond"] = "50" },
        secrets.ToDictionary(secret => secret.Name, secret => secret.Text));
}
