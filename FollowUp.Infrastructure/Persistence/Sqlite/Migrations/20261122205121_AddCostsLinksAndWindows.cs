using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FollowUp.Infrastructure.Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AddCostsLinksAndWindows : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Messages_Sent",
                table: "Messages");

            migrationBuilder.DropIndex(
                name: "IX_InboundMessages_Sessions",
                table: "InboundMessages");

            migrationBuilder.AddColumn<string>(
                name: "RuleVersion",
                table: "Verdicts",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Cost",
                table: "ProviderEvents",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Currency",
                table: "ProviderEvents",
                type: "TEXT",
                maxLength: 3,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "PriceChanges",
                table: "Organizations",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "Cost",
                table: "Messages",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "CostSource",
                table: "Messages",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Currency",
                table: "Messages",
                type: "TEXT",
                maxLength: 3,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Units",
                table: "Messages",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Country",
                table: "Contacts",
                type: "TEXT",
                maxLength: 2,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "State",
                table: "Contacts",
                type: "TEXT",
                maxLength: 3,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Prices",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Channel = table.Column<int>(type: "INTEGER", nullable: false),
                    Provider = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Prefix = table.Column<string>(type: "TEXT", maxLength: 15, nullable: false),
                    ValidFrom = table.Column<long>(type: "INTEGER", nullable: false),
                    Micros = table.Column<long>(type: "INTEGER", nullable: false),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Prices", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Prices_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ShortLinks",
                columns: table => new
                {
                    Code = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    OrganizationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    MessageId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Place = table.Column<int>(type: "INTEGER", nullable: false),
                    Target = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ShortLinks", x => x.Code);
                    table.ForeignKey(
                        name: "FK_ShortLinks_Messages_MessageId",
                        column: x => x.MessageId,
                        principalTable: "Messages",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Messages_Sent",
                table: "Messages",
                columns: new[] { "OrganizationId", "SentAt", "Channel", "ClickedAt", "CostSource", "Currency", "Cost" },
                filter: "\"SentAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_InboundMessages_Sessions",
                table: "InboundMessages",
                columns: new[] { "OrganizationId", "From", "AccountId", "At" },
                filter: "\"Channel\" = 3");

            migrationBuilder.CreateIndex(
                name: "IX_Prices_OfAccount",
                table: "Prices",
                columns: new[] { "OrganizationId", "AccountId", "Channel", "Kind", "Prefix", "ValidFrom" },
                unique: true,
                filter: "\"AccountId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Prices_OfAll",
                table: "Prices",
                columns: new[] { "OrganizationId", "Channel", "Provider", "Kind", "Prefix", "ValidFrom" },
                unique: true,
                filter: "\"AccountId\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ShortLinks_MessageId",
                table: "ShortLinks",
                column: "MessageId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Prices");

            migrationBuilder.DropTable(
                name: "ShortLinks");

            migrationBuilder.DropIndex(
                name: "IX_Messages_Sent",
                table: "Messages");

            migrationBuilder.DropIndex(
                name: "IX_InboundMessages_Sessions",
                table: "InboundMessages");

            migrationBuilder.DropColumn(
                name: "RuleVersion",
                table: "Verdicts");

            migrationBuilder.DropColumn(
                name: "Cost",
                table: "ProviderEvents");

            migrationBuilder.DropColumn(
                name: "Currency",
                table: "ProviderEvents");

            migrationBuilder.DropColumn(
                name: "PriceChanges",
                table: "Organizations");

            migrationBuilder.DropColumn(
                name: "Cost",
                table: "Messages");

            migrationBuilder.DropColumn(
                name: "CostSource",
                table: "Messages");

            migrationBuilder.DropColumn(
                name: "Currency",
                table: "Messages");

            migrationBuilder.DropColumn(
                name: "Units",
                table: "Messages");

            migrationBuilder.DropColumn(
                name: "Country",
                table: "Contacts");

            migrationBuilder.DropColumn(
                name: "State",
                table: "Contacts");

            migrationBuilder.CreateIndex(
                name: "IX_Messages_Sent",
                table: "Messages",
                columns: new[] { "OrganizationId", "SentAt", "Channel", "ClickedAt" },
                filter: "\"SentAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_InboundMessages_Sessions",
                table: "InboundMessages",
                columns: new[] { "OrganizationId", "From", "At" },
                filter: "\"Channel\" = 3");
        }
    }
}
