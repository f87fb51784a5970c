using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using FollowUp.Core.Consent;
using FollowUp.Core.Contacts;
using FollowUp.Core.Delivery;
using FollowUp.Core.Kernel;
using FollowUp.Core.Privacy;
using FollowUp.Core.Requests;
using FollowUp.Infrastructure.Persistence;
using FollowUp.Infrastructure.Persistence.Privacy;
using FollowUp.Infrastructure.Persistence.Stores.Consent;
using FollowUp.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Tests.Persistence.Privacy;

/// <summary>After an erasure nothing speaks of the person, and what they forbade stays forbidden.</summary>
public sealed class ErasureTests
{
    private static readonly string[] Traces = ["zaphod", "beeblebrox", "701234567"];

    [DatabaseTheory]
    public async Task No_table_no_file_and_no_free_page_holds_the_person_afterwards(DatabaseKind kind)
    {
        using var app = new TestApp(kind) { Settings = { ["Scans:Enabled"] = "false" } };
        using var client = app.CreateApiClient();
        var contactId = await AddPersonAsync(client);
        var (organizationId, photo) = await FillAsync(app, contactId);
        Assert.NotEmpty(await FindAsync(app));

        var wrong = await client.PostAsJsonAsync($"/api/v1/contacts/{contactId}/erase", new { confirm = "somebody@example.org" });
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        var answer = await client.PostAsJsonAsync($"/api/v1/contacts/{contactId}/erase", new { confirm = "Zaphod@example.org" });

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var standing = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(100, standing.GetProperty("done").GetInt32());
        Assert.Equal([], await FindAsync(app));
        Assert.Null(await app.Get<IFileStore>().OpenAsync(organizationId, FileArea.Photos, photo, default));
        await LedgerHoldsAsync(app, organizationId);

        // Asked again it does nothing more.
        var rows = (await (await client.PostAsJsonAsync($"/api/v1/contacts/{contactId}/erase", new { confirm = "" })).Content.ReadFromJsonAsync<JsonElement>()).GetProperty("rows").GetInt32();
        Assert.Equal(standing.GetProperty("rows").GetInt32(), rows);
        await StillSuppressedAsync(app, client);
        await FileHoldsNothingAsync(app);
    }

    [DatabaseTheory]
    public async Task What_was_broken_off_is_finished_later(DatabaseKind kind)
    {
        using var app = new TestApp(kind) { Settings = { ["Scans:Enabled"] = "false" } };
        using var client = app.CreateApiClient();
        var contactId = await AddPersonAsync(client);
        await FillAsync(app, contactId);
        Guid erasureId;
        await using (var context = app.Get<Database>().Open(DataScope.All))
        {
            var contact = await context.Set<Contact>().SingleAsync(row => row.Id == contactId);
            await using var transaction = await context.Database.BeginTransactionAsync();
            erasureId = (await app.Get<ErasureBeginning>().RunAsync(context, contact, default)).Id;
            await transaction.CommitAsync();
        }

        Assert.False(await app.Get<ErasureWork>().RunAsync(erasureId, 3, default));
        Assert.NotEmpty(await FindAsync(app));
        var standing = await client.GetFromJsonAsync<JsonElement>($"/api/v1/contacts/{contactId}/erase");
        Assert.InRange(standing.GetProperty("done").GetInt32(), 0, 99);
        await app.Get<ErasureWork>().RunAsync(default);

        Assert.Equal([], await FindAsync(app));
        await using var after = app.Get<Database>().Open(DataScope.All);
        Assert.True(await after.Set<Erasure>().AllAsync(row => row.ProtectedTraces == null && row.EndedAt != null));
    }

    [Fact]
    public async Task A_number_and_a_name_that_somebody_else_has_too_stay_theirs()
    {
        using var app = new TestApp { Settings = { ["Scans:Enabled"] = "false" } };
        using var client = app.CreateApiClient();
        var contactId = await AddPersonAsync(client);
        var other = (await (await client.PostAsJsonAsync("/api/v1/contacts", new { email = "other@example.org", phone = PersonRows.Phone, firstName = "Zaphod", lastName = "Beeblebrox", attributes = new { note = $"call {PersonRows.Phone}" } }))
            .Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();

        await client.PostAsJsonAsync($"/api/v1/contacts/{contactId}/erase", new { confirm = PersonRows.Email });

        await using var context = app.Get<Database>().Open(DataScope.All);
        var kept = await context.Set<Contact>().SingleAsync(row => row.Id == other);
        Assert.Equal((PersonRows.Phone, "Zaphod"), (kept.Phone, kept.FirstName));
        Assert.Contains(PersonRows.Phone[1..], (await context.Set<ContactAttribute>().SingleAsync(row => row.ContactId == other)).Value, StringComparison.Ordinal);
    }

    private static async Task<Guid> AddPersonAsync(HttpClient client)
    {
        var answer = await client.PostAsJsonAsync("/api/v1/contacts", new { email = PersonRows.Email, phone = PersonRows.Phone, firstName = "Zaphod", lastName = "Beeblebrox", attributes = new { nickname = "Zaphod B." } });
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
    }

    private static async Task<(Guid OrganizationId, string Photo)> FillAsync(TestApp app, Guid contactId)
    {
        var ids = app.Get<IIdSource>();
        var now = app.Get<IClock>().GetCurrentInstant();
        Guid organizationId;
        await using (var context = app.Get<Database>().Open(DataScope.All))
        {
            organizationId = (await context.Set<Contact>().SingleAsync(row => row.Id == contactId)).OrganizationId;
            var filled = new PersonRows(context, ids, organizationId, now).Add(contactId);
            Assert.Contains(typeof(MessageContent), filled);
            await context.SaveChangesAsync();
        }

        var photo = await app.Get<IFileStore>().SaveAsync(organizationId, FileArea.Photos, Encoding.UTF8.GetBytes($"a picture of {PersonRows.Email}"), default);
        await app.Get<Database>().WriteAsync(DataScope.All, async context =>
        {
            await context.Set<Review>().Where(row => row.ContactId == contactId).ExecuteUpdateAsync(set => set.SetProperty(row => row.Photos, (IReadOnlyList<ReviewPhoto>)[new ReviewPhoto(photo, "image/png", 10)]));
            context.Add(new Suppression { Id = ids.NewId(), OrganizationId = organizationId, Channel = Channel.Email, Address = PersonRows.Email, Reason = SuppressionReason.OptedOut, Source = "one-click unsubscribe", CreatedAt = now });
            await app.Get<ConsentLedger>().AppendAsync(
                context, organizationId,
                [
                    new NewConsent(contactId, Channel.Email, PersonRows.Email, ConsentPurpose.Marketing, ConsentDecision.Given, "form") { Personal = new PersonalEvidence("203.0.113.9", Note: "Zaphod said so") },
                    new NewConsent(contactId, Channel.Email, PersonRows.Email, ConsentPurpose.Marketing, ConsentDecision.Withdrawn, "STOP"),
                ],
                default);
        }, default);
        return (organizationId, photo);
    }

    /// <summary>Table, column and text of everything that still speaks of the person.</summary>
    private static async Task<List<string>> FindAsync(TestApp app)
    {
        var found = new List<string>();
        await using var context = app.Get<Database>().Open(DataScope.All);
        await context.Database.OpenConnectionAsync();
        foreach (var table in context.Model.GetEntityTypes().Select(entity => entity.GetTableName()).OfType<string>().Distinct())
        {
            await using var command = context.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                for (var at = 0; at < reader.FieldCount; at++)
                {
                    if (reader.GetValue(at) is string text && Traces.Any(trace => Uri.UnescapeDataString(text).Contains(trace, StringComparison.OrdinalIgnoreCase)))
                    {
                        found.Add($"{table}.{reader.GetName(at)}: {text}");
                    }
                }
            }
        }

        return found;
    }

    private static async Task LedgerHoldsAsync(TestApp app, Guid organizationId)
    {
        await using var context = app.Get<Database>().Open(DataScope.All);
        var lines = await context.Set<ConsentEntry>().AsNoTracking().Where(row => row.OrganizationId == organizationId).OrderBy(row => row.Position).ToListAsync();
        var before = LedgerHash.Start;
        foreach (var line in lines)
        {
            Assert.Equal((before, LedgerHash.Of(app.Get<IKeyedHashes>(), line)), (line.PreviousHash, line.Hash));
            before = line.Hash;
        }

        Assert.All(lines, line => Assert.Equal((null, null), (line.Address, line.Personal)));
        Assert.Contains(lines, line => line.Decision == ConsentDecision.Erased);
        var email = AddressHash.Of(app.Get<IKeyedHashes>(), Channel.Email, PersonRows.Email);
        var marketing = await context.Set<ConsentState>().SingleAsync(row => row.AddressHash == email && row.Channel == Channel.Email && row.Purpose == ConsentPurpose.Marketing);
        Assert.Equal(ConsentDecision.Withdrawn, marketing.Decision);
    }

    private static async Task StillSuppressedAsync(TestApp app, HttpClient client)
    {
        var back = (await (await client.PostAsJsonAsync("/api/v1/contacts", new { email = PersonRows.Email })).Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        var ids = app.Get<IIdSource>();
        var now = app.Get<IClock>().GetCurrentInstant();
        var messageId = ids.NewId();
        await using (var context = app.Get<Database>().Open(DataScope.All))
        {
            var organizationId = (await context.Set<Contact>().SingleAsync(row => row.Id == back)).OrganizationId;
            context.Add(new Message
            {
                Id = messageId, OrganizationId = organizationId, Origin = OriginKind.Enrollment, OriginId = ids.NewId(), Slot = "ask", Lane = Lane.Sequence, Channel = Channel.Email, ContactId = back, Data = "{}",
                State = MessageState.Planned, PlannedAt = now, DueAt = now, ExpiresAt = now + Duration.FromDays(7), Token = ids.NewToken(),
            });
            await context.SaveChangesAsync();
        }

        while (await app.Get<SendScan>().RunOnceAsync(default) > 0)
        {
        }

        await using var after = app.Get<Database>().Open(DataScope.All);
        Assert.Equal(MessageState.Skipped, (await after.Set<Message>().SingleAsync(row => row.Id == messageId)).State);
        Assert.Equal("suppression", (await after.Set<VerdictRecord>().SingleAsync(row => row.MessageId == messageId)).Rule);

        // The test scans the file next: the second coming goes as well, and finds the hash it left behind.
        await client.PostAsJsonAsync($"/api/v1/contacts/{back}/erase", new { confirm = PersonRows.Email });
        Assert.Equal([], await FindAsync(app));
    }

    private static async Task FileHoldsNothingAsync(TestApp app)
    {
        if (app.Data.Kind != DatabaseKind.Sqlite)
        {
            return;
        }

        await app.Get<Database>().CompactAsync(default);
        var file = new SqliteConnectionStringBuilder(app.Data.ConnectionString).DataSource;
        foreach (var path in new[] { file, file + "-wal" }.Where(File.Exists))
        {
            await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes);
            var text = Encoding.Latin1.GetString(bytes.ToArray());
            Assert.Equal([], Traces.Where(trace => text.Contains(trace, StringComparison.OrdinalIgnoreCase)).Select(trace => $"{trace} in {Path.GetFileName(path)}"));
        }
    }
}
