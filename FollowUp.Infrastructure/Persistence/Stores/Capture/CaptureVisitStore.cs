using System.Security.Cryptography;
using System.Text;
using FollowUp.Core.Capture;
using FollowUp.Core.Consent;
using FollowUp.Core.Contacts;
using FollowUp.Core.Contacts.Phones;
using FollowUp.Core.Events;
using FollowUp.Core.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Capture;

/// <summary>Stores first what happened and then counts it, so that nothing is counted that was not kept.</summary>
internal sealed class CaptureVisitStore(Database database, IEventIntake events, ContactTokens tokens, CaptureLinks links, IPhoneNumbers phones, IIdSource ids, IClock clock) : ICaptureVisits
{
    public async Task<string?> ScanAsync(string code, Device device, CancellationToken cancellationToken)
    {
        if (await FindCodeAsync(code, cancellationToken) is not { } found)
        {
            return null;
        }

        if (device != Device.Bot)
        {
            await events.StoreAsync(CaptureEvents.Scan(found, device, ids.NewToken(), Now()), cancellationToken);
            await database.WriteAsync(DataScope.Of(found.OrganizationId), context => context.Set<QrCode>().Where(row => row.Id == found.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Scans, row => row.Scans + 1), cancellationToken), cancellationToken);
        }

        return links.Lead(found);
    }

    public async Task<LandingView?> VisitAsync(string slug, string? contactToken, Device device, CancellationToken cancellationToken)
    {
        if (!IsPlain(slug))
        {
            return null;
        }

        LandingView? found;
        (Guid Id, string? FirstName)? known = null;
        await using (var context = database.Open(DataScope.All))
        {
            found = await (
                from page in context.Set<LandingPage>().AsNoTracking()
                where page.Slug == slug && !page.Archived
                join organization in context.Organizations on page.OrganizationId equals organization.Id
                select new LandingView(page, organization.Name, organization.BrandColor, null)).SingleOrDefaultAsync(cancellationToken);
            if (found is null)
            {
                return null;
            }

            if (tokens.Read(found.Page.Id, contactToken) is { } contactId
                && await context.Set<Contact>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == contactId && row.OrganizationId == found.Page.OrganizationId, cancellationToken) is { } contact)
            {
                known = (contact.Id, contact.FirstName);
            }
        }

        if (device == Device.Bot)
        {
            return found;
        }

        if (known is { } visitor)
        {
            await events.StoreAsync(CaptureEvents.Visit(found.Page, visitor.Id, device, Now()), cancellationToken);
        }

        await database.WriteAsync(DataScope.Of(found.Page.OrganizationId), context => context.Set<LandingPage>().Where(row => row.Id == found.Page.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Visits, row => row.Visits + 1), cancellationToken), cancellationToken);
        return found with { FirstName = known?.FirstName };
    }

    public async Task<FormView?> FindFormAsync(string key, CancellationToken cancellationToken)
    {
        if (!IsPlain(key))
        {
            return null;
        }

        await using var context = database.Open(DataScope.All);
        return await (
            from form in context.Set<CaptureForm>().AsNoTracking()
            where form.Key == key && !form.Archived
            join organization in context.Organizations on form.OrganizationId equals organization.Id
            select new FormView(form, organization.Name, organization.BrandColor)).SingleOrDefaultAsync(cancellationToken);
    }

    public async Task SubmitAsync(string key, FormSubmission submission, CancellationToken cancellationToken)
    {
        var form = (await FindFormAsync(key, cancellationToken) ?? throw new NotFoundException("form")).Form;
        var answers = FormAnswers.Read(form, submission, phones);
        var code = submission.QrCode is { } scanned ? await FindCodeAsync(scanned, cancellationToken) : null;
        code = code?.OrganizationId == form.OrganizationId ? code : null;
        var now = Now();
        var consents = CaptureEvents.Consents(form, answers, submission.Visitor, await IsDoubleAsync(form, cancellationToken), now);
        var receipt = await events.StoreAsync(CaptureEvents.Submission(form, answers, code, EventKey(form, answers, submission.Once), now, consents), cancellationToken);
        if (!receipt.Duplicate)
        {
            await database.WriteAsync(DataScope.Of(form.OrganizationId), context => context.Set<CaptureForm>().Where(row => row.Id == form.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Submissions, row => row.Submissions + 1), cancellationToken), cancellationToken);
        }
    }

    private async Task<bool> IsDoubleAsync(CaptureForm form, CancellationToken cancellationToken)
    {
        await using var context = database.Open(form.OrganizationId);
        var settings = await context.Set<ConsentSettings>().AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        return (settings?.Rules ?? ConsentRules.Default).DoubleOptIn;
    }

    /// <summary>The same form with the same words is a repeat: a second press of the button. With other words it is not.</summary>
    private string EventKey(CaptureForm form, FormAnswers answers, string? once)
    {
        var words = Json.Write(new { Once = string.IsNullOrEmpty(once) ? ids.NewToken() : once, answers.Contact, answers.Attributes });
        return $"{form.Id:N}/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)))}";
    }

    /// <summary>PostgreSQL refuses some characters instead of finding nothing.</summary>
    private static bool IsPlain(string text) => text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    private async Task<QrCode?> FindCodeAsync(string code, CancellationToken cancellationToken)
    {
        if (!IsPlain(code))
        {
            return null;
        }

        await using var context = database.Open(DataScope.All);
        return await context.Set<QrCode>().AsNoTracking().SingleOrDefaultAsync(row => row.Code == code && !row.Archived, cancellationToken);
    }

    private Instant Now() => Instant.FromUnixTimeMilliseconds(clock.GetCurrentInstant().ToUnixTimeMilliseconds());
}
