using FollowUp.Core.Contacts;
using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Infrastructure.Persistence.Queries.Sandbox;

/// <summary>The Sandbox keeps nothing of its own: this reads the messages that went through it.</summary>
internal sealed class SandboxQueries(Database database, SandboxReplies replies) : ISandbox
{
    private const int LongestThread = 100;

    public async Task<Page<SandboxMail>> MailsAsync(Actor actor, string? search, PageQuery page, CancellationToken cancellationToken)
    {
        page = page.Checked();
        await using var context = database.Open(actor);
        var found = Mails(context, actor);
        if (!string.IsNullOrWhiteSpace(search))
        {
            var part = ContainsSearch.Pattern(search);
            found = found.Where(row => EF.Functions.Like(ContainsSearch.Upper(row.Content.Subject), ContainsSearch.Upper(part), ContainsSearch.Escape) || EF.Functions.Like(ContainsSearch.Upper(row.Message.Address), ContainsSearch.Upper(part), ContainsSearch.Escape)
                || EF.Functions.Like(ContainsSearch.Upper(row.Contact!.FirstName + " " + row.Contact.LastName), ContainsSearch.Upper(part), ContainsSearch.Escape));
        }

        var total = await found.CountAsync(cancellationToken);
        var rows = await found.OrderByDescending(row => row.Message.PlannedAt).ThenByDescending(row => row.Message.Id).Skip(page.Skip).Take(page.Size)
            .Select(row => new { row.Message.Id, row.Message.Address, row.Contact, row.Content.Subject, row.Message.SentAt, row.Message.OpenedAt, row.Message.ClickedAt })
            .ToListAsync(cancellationToken);
        return new Page<SandboxMail>(
            [.. rows.Select(row => new SandboxMail(row.Id, row.Address!, Name(row.Contact), row.Subject ?? "", row.SentAt!.Value, row.OpenedAt is not null, row.ClickedAt is not null))],
            total);
    }

    public async Task<Page<SandboxThread>> ThreadsAsync(Actor actor, string? search, PageQuery page, CancellationToken cancellationToken)
    {
        page = page.Checked();
        await using var context = database.Open(actor);
        var found = Texts(context, actor);
        if (!string.IsNullOrWhiteSpace(search))
        {
            var part = ContainsSearch.Pattern(search);
            found = found.Where(row => EF.Functions.Like(row.Message.Address!, part, ContainsSearch.Escape)
                || EF.Functions.Like(ContainsSearch.Upper(row.Contact!.FirstName + " " + row.Contact.LastName), ContainsSearch.Upper(part), ContainsSearch.Escape));
        }

        // Ids sort by the time they were made, so the greatest is the newest.
        var threads = found.GroupBy(row => row.Message.Address!).Select(group => new { Number = group.Key, Count = group.Count(), Last = group.Max(row => row.Message.SentAt) });
        var total = await threads.CountAsync(cancellationToken);
        var numbers = await threads.OrderByDescending(row => row.Last).ThenBy(row => row.Number).Skip(page.Skip).Take(page.Size).ToListAsync(cancellationToken);

        // The last text of every thread on the page in one query; two of the same instant are told apart by their ids.
        var wanted = numbers.ConvertAll(thread => thread.Number);
        var times = numbers.ConvertAll(thread => thread.Last);
        var last = (await Texts(context, actor)
                .Where(row => wanted.Contains(row.Message.Address!) && times.Contains(row.Message.SentAt))
                .Select(row => new { row.Message.Id, row.Message.Address, row.Message.SentAt, row.Contact, row.Content.Text })
                .ToListAsync(cancellationToken))
            .GroupBy(row => row.Address!)
            .ToDictionary(group => group.Key, group => group.MaxBy(row => (row.SentAt, row.Id))!);
        return new Page<SandboxThread>(
            [.. numbers.Select(thread => new SandboxThread(thread.Number, Name(last[thread.Number].Contact), last[thread.Number].Text, thread.Last!.Value, thread.Count))],
            total);
    }

    public async Task<IReadOnlyList<SandboxText>> ThreadAsync(Actor actor, string number, CancellationToken cancellationToken)
    {
        await using var context = database.Open(actor);
        var rows = await Texts(context, actor).Where(row => row.Message.Address == number)
            .OrderByDescending(row => row.Message.SentAt).ThenByDescending(row => row.Message.Id).Take(LongestThread)
            .Select(row => new { row.Message.Id, row.Content.Text, row.Message.SentAt, row.Message.ClickedAt, row.Message.Channel })
            .ToListAsync(cancellationToken);
        var answers = await SandboxReplies.OfNumber(context, number).OrderByDescending(row => row.At).ThenByDescending(row => row.Id).Take(LongestThread)
            .Select(row => new { row.Id, row.Text, row.At, row.Channel }).ToListAsync(cancellationToken);
        var ids = rows.ConvertAll(row => row.Id);
        var files = (await Files(context).Where(row => ids.Contains(row.MessageId)).ToListAsync(cancellationToken)).ToLookup(row => row.MessageId);
        return [.. rows.Select(row => new SandboxText(row.Id, row.Text, row.SentAt!.Value, row.ClickedAt is not null) { Channel = row.Channel, Files = [.. files[row.Id]] })
            .Concat(answers.Select(row => new SandboxText(row.Id, row.Text ?? "", row.At, false, Reply: true) { Channel = row.Channel }))
            .OrderBy(text => text.SentAt).ThenBy(text => text.Id).TakeLast(LongestThread)];
    }

    public async Task<SandboxMessage> GetAsync(Actor actor, Guid messageId, CancellationToken cancellationToken)
    {
        await using var context = database.Open(actor);
        var row = await Mails(context, actor).SingleOrDefaultAsync(row => row.Message.Id == messageId, cancellationToken)
            ?? throw new NotFoundException("e-mail in the Sandbox");
        return new SandboxMessage(
            row.Message.Id, row.Message.Address!, Name(row.Contact), row.Content.Subject ?? "", row.Content.Html, row.Content.Text,
            row.Message.SentAt!.Value, row.Message.OpenedAt, row.Message.ClickedAt, Json.Read<string[]>(row.Content.Links), row.Message.Token)
        {
            Files = await Files(context).Where(file => file.MessageId == messageId).ToListAsync(cancellationToken),
            Replies = await SandboxReplies.ToMail(context, row.Message.Id).Select(answer => new SandboxReply(answer.Id, answer.Text ?? "", answer.At)).ToListAsync(cancellationToken),
        };
    }

    public async Task ReplyAsync(Actor actor, Guid messageId, string text, CancellationToken cancellationToken)
    {
        actor.Require(Role.Agent);
        await using var context = database.Open(actor);
        var message = await Sent(context, actor).Select(row => row.Message).SingleOrDefaultAsync(row => row.Id == messageId, cancellationToken)
            ?? throw new NotFoundException("message in the Sandbox");
        await replies.ReceiveAsync(message, text, cancellationToken);
    }

    private static IQueryable<MessageAttachment> Files(FollowUpDbContext context)
        => context.Set<MessageAttachment>().AsNoTracking().OrderBy(row => row.MessageId).ThenBy(row => row.Position);

    private static IQueryable<SentRow> Mails(FollowUpDbContext context, Actor actor) => Sent(context, actor).Where(row => row.Message.Channel == Channel.Email);

    private static IQueryable<SentRow> Texts(FollowUpDbContext context, Actor actor) => Sent(context, actor).Where(row => row.Message.Channel != Channel.Email);

    /// <remarks>The product's own mails carry links that let their reader in as somebody else, so only an owner sees them.</remarks>
    private static IQueryable<SentRow> Sent(FollowUpDbContext context, Actor actor)
        => from message in context.Set<Message>().AsNoTracking()
           where message.Provider == ChannelAccount.SandboxProvider && message.SentAt != null && message.Address != null
               && (message.Origin != OriginKind.System || actor.Role == Role.Owner)
           join content in context.Set<MessageContent>() on message.Id equals content.MessageId
           join contact in context.Set<Contact>() on message.ContactId equals contact.Id into contacts
           from contact in contacts.DefaultIfEmpty()
           select new SentRow { Message = message, Content = content, Contact = contact };

    private static string? Name(Contact? contact) => contact is null || contact.FirstName is null && contact.LastName is null ? null : contact.DisplayName;

    private sealed class SentRow
    {
        public required Message Message { get; init; }

        public required MessageContent Content { get; init; }

        public Contact? Contact { get; init; }
    }
}
