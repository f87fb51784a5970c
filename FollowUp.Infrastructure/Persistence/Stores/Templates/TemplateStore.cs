using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Requests;
using FollowUp.Core.Sequences;
using FollowUp.Core.Templates;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Templates;

internal sealed class TemplateStore(Database database, ITemplateRenderer renderer, IIdSource ids, IClock clock) : ITemplates
{
    public async Task<IReadOnlyList<Template>> ListAsync(Actor actor, Channel? channel, CancellationToken cancellationToken)
    {
        await using var context = database.Open(actor);
        return await context.Set<Template>().AsNoTracking().Include(row => row.Attachments.OrderBy(one => one.Position)).AsSplitQuery()
            .Where(row => !row.Archived && (channel == null || row.Channel == channel))
            .OrderBy(row => row.Kind).ThenBy(row => row.Channel).ThenBy(row => row.Name).ThenBy(row => row.Id)
            .ToListAsync(cancellationToken);
    }

    public async Task<Template> GetAsync(Actor actor, Guid templateId, CancellationToken cancellationToken)
    {
        await using var context = database.Open(actor);
        return await context.Set<Template>().AsNoTracking().Include(row => row.Attachments.OrderBy(one => one.Position)).ThenInclude(row => row.File)
            .SingleOrDefaultAsync(row => row.Id == templateId, cancellationToken)
            ?? throw new NotFoundException("template");
    }

    public async Task<Guid> CreateAsync(Actor actor, TemplateInput input, CancellationToken cancellationToken)
    {
        actor.Require(Role.Marketer);
        var words = await CheckedAsync(actor, input, cancellationToken);
        return await database.WriteAsync(DataScope.Of(actor), async context =>
        {
            var now = clock.GetCurrentInstant();
            var template = new Template
            {
                Id = ids.NewId(),
                OrganizationId = actor.OrganizationId,
                Name = words.Name,
                Channel = words.Channel,
                Kind = words.Kind,
                Subject = words.Subject,
                Html = words.Html,
                Text = words.Text,
                WhatsAppWords = Stored(words),
                CreatedAt = now,
                UpdatedAt = now,
            };
            context.Add(template);
            await TemplateFiles.ReplaceAsync(context, template, words.Attachments, now, cancellationToken);
            await context.SaveChangesAsync(cancellationToken);
            return template.Id;
        }, cancellationToken);
    }

    public async Task UpdateAsync(Actor actor, Guid templateId, int version, TemplateInput input, CancellationToken cancellationToken)
    {
        actor.Require(Role.Marketer);
        var words = await CheckedAsync(actor, input, cancellationToken);
        await database.WriteAsync(DataScope.Of(actor), async context =>
        {
            var template = await FindAsync(context, templateId, cancellationToken);
            if (template.Channel != words.Channel || template.Kind != words.Kind)
            {
                throw new InputException(template.Channel != words.Channel ? "channel" : "kind", "cannot be changed; make another template");
            }

            var now = clock.GetCurrentInstant();
            context.Entry(template).Property(row => row.Version).OriginalValue = version;
            (template.Name, template.Subject, template.Html, template.Text, template.WhatsAppWords, template.UpdatedAt)
                = (words.Name, words.Subject, words.Html, words.Text, Stored(words), now);

            // Also when the files alone differ, so that the version is checked and counted up.
            context.Entry(template).Property(row => row.UpdatedAt).IsModified = true;
            await TemplateFiles.ReplaceAsync(context, template, words.Attachments, now, cancellationToken);
            await context.SaveChangesAsync(cancellationToken);
        }, cancellationToken);
    }

    public async Task ArchiveAsync(Actor actor, Guid templateId, CancellationToken cancellationToken)
    {
        actor.Require(Role.Marketer);
        await database.WriteAsync(DataScope.Of(actor), async context =>
        {
            var template = await FindAsync(context, templateId, cancellationToken);
            var user = await context.Set<RequestCampaign>()
                .Where(row => row.Status != SequenceStatus.Archived
                    && (row.EmailTemplateId == templateId || row.SmsTemplateId == templateId
                        || row.ReminderEmailTemplateId == templateId || row.ReminderSmsTemplateId == templateId))
                .Select(row => row.Name).FirstOrDefaultAsync(cancellationToken);
            if (user is not null)
            {
                throw new ConflictException($"The campaign “{user}” uses this template. Choose another one there first.");
            }

            template.Archived = true;
            template.UpdatedAt = clock.GetCurrentInstant();
            await context.SaveChangesAsync(cancellationToken);
        }, cancellationToken);
    }

    /// <exception cref="ConflictException">It is archived.</exception>
    private static async Task<Template> FindAsync(FollowUpDbContext context, Guid templateId, CancellationToken cancellationToken)
    {
        var template = await context.Set<Template>().SingleOrDefaultAsync(row => row.Id == templateId, cancellationToken)
            ?? throw new NotFoundException("template");
        return template.Archived ? throw new ConflictException("The template is archived.") : template;
    }

    private static string? Stored(TemplateInput words) => words.WhatsApp is { } whatsApp ? Json.Write(whatsApp) : null;

    /// <summary>Outside the transaction, which must stay short: reading templates takes a while.</summary>
    private async Task<TemplateInput> CheckedAsync(Actor actor, TemplateInput input, CancellationToken cancellationToken)
    {
        TemplateRules.Check(input);
        var email = input.Channel == Channel.Email;
        var words = input with
        {
            Name = input.Name.Trim(),
            Subject = email ? input.Subject!.Trim() : null,
            Html = email ? input.Html : null,
        };
        if (words.WhatsApp?.Approved is { } use)
        {
            await using var context = database.Open(actor);
            words = words with { Text = await ApprovedText.OfAsync(context, renderer, use, cancellationToken) };
        }

        renderer.Check(words.Subject, words.Html, words.Text);
        return words;
    }
}
